// Layouts of known publishers: each carried one reads a small invented table of its form, and what is wrong with a file
// is said.

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/figures/table_choice.h"
#include "atlas/import/apply_layout.h"
#include "atlas/import/layouts.h"
#include "atlas/import/understand.h"
#include "atlas/published/read_published.h"
#include "tests/atlas/import/understood.h"
#include "tests/elections/examples.h"
#include "tests/folder.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A table of a form, and what is to be read from it, zeros aside.
struct Form {
  std::string layout;
  std::string name;  ///< of its file
  std::string boundaries, results;
  std::size_t elections = 1;
  Rows votes;              ///< of the first election: area, party, votes
  std::string where = {};  ///< where its areas lie
};

const std::string seats = "code,name\nE14000001,Alder\nE14000002,Birch\n";
const std::string two = "code,name\n1,Alder\n2,Birch\n";

std::vector<Form> british_forms() {
  return {
      {"house-of-commons-candidates",
       "ge2019",
       seats,
       "ONS ID,ONS region ID,Constituency name,County name,Region name,Country name,Constituency type,Party name,Party "
       "abbreviation,Electoral Commission party ID,MNIS party ID,Candidate first name,Candidate surname,Candidate "
       "gender,Sitting MP,Former MP,Member MNIS ID,Votes,Share,Change\n"
       "E14000001,E12000001,Alder,,North,England,County,Labour,Lab,PP53,15,Ann,Archer,Female,No,No,,600,0.6,0.1\n"
       "E14000001,E12000001,Alder,,North,England,County,Conservative,Con,PP52,4,Bob,Baker,Male,No,No,4001,400,0.4,-0."
       "1\n"
       "E14000002,E12000001,Birch,,North,England,County,Labour,Lab,PP53,15,Cat,Cook,Female,No,No,,300,0.3,0\n"
       "E14000002,E12000001,Birch,,North,England,County,Conservative,Con,PP52,4,Dan,Dyer,Male,No,No,,700,0.7,0\n",
       1,
       {{"E14000001", "lab", "600"},
        {"E14000001", "con", "400"},
        {"E14000002", "lab", "300"},
        {"E14000002", "con", "700"}}},
      {"house-of-commons-constituencies",
       "ge2017",
       seats,
       "ONS ID,ONS region ID,Constituency name,County name,Region name,Country name,Constituency type,Declaration "
       "time,Member first name,Member surname,Member gender,Result,First party,Second party,Electorate,Valid "
       "votes,Invalid "
       "votes,Majority,Con,Lab,LD,APNI,All other candidates,Of which other winner\n"
       "E14000001,E12000001,Alder,,North,England,County,02:00,Ann,Archer,F,Lab "
       "hold,Lab,Con,1500,1000,3,200,400,600,0,0,0,0\n"
       "E14000002,E12000001,Birch,,North,England,County,03:00,Eve,East,F,Spk "
       "hold,Spk,Lab,1600,1000,4,500,0,100,0,0,900,600\n",
       1,
       {{"E14000001", "con", "400"},
        {"E14000001", "lab", "600"},
        {"E14000002", "lab", "100"},
        {"E14000002", "other", "900"}}},
      {"house-of-commons-by-elections-candidates",
       "by-elections",
       seats,
       "Election date,ONS ID,ONS region ID,Constituency name,Party name,Party abbreviation,Candidate first "
       "name,Candidate "
       "surname,Votes,Share,Change\n"
       "03/05/2018,E14000001,E12000001,Alder,Labour,Lab,Ann,Archer,60,0.6,0\n"
       "03/05/2018,E14000001,E12000001,Alder,Conservative,Con,Bob,Baker,40,0.4,0\n"
       "14/06/2018,E14000002,E12000001,Birch,Labour,Lab,Cat,Cook,30,0.3,0\n"
       "14/06/2018,E14000002,E12000001,Birch,Conservative,Con,Dan,Dyer,70,0.7,0\n",
       2,
       {{"E14000001", "lab", "60"}, {"E14000001", "con", "40"}}},
      {"house-of-commons-by-elections-constituencies",
       "by-elections",
       seats,
       "By-election date,Writ date,ONS ID,ONS region ID,Constituency name,Result,First party,Second "
       "party,Electorate,Valid votes,Invalid votes,Majority,Con,Lab,LD,All other candidates,Of which other winner\n"
       "03/05/2018,01/04/2018,E14000001,E12000001,Alder,Lab hold,Lab,Con,1500,100,1,20,40,60,0,0,0\n"
       "14/06/2018,01/05/2018,E14000002,E12000001,Birch,Con hold,Con,Lab,1500,100,1,40,70,30,0,0,0\n",
       2,
       {{"E14000001", "con", "40"}, {"E14000001", "lab", "60"}}},
      {"electoral-commission-referendum",
       "EU-referendum-result-data",
       "code,name\nE06000001,Alder\nE06000002,Birch\n",
       "id,Region_Code,Region,Area_Code,Area,Electorate,ExpectedBallots,VerifiedBallotPapers,Pct_Turnout,Votes_Cast,"
       "Valid_"
       "Votes,Remain,Leave,Rejected_Ballots,Pct_Remain,Pct_Leave\n"
       "1,E12000001,North,E06000001,Alder,1500,1010,1010,67.33,1010,1000,600,400,10,60,40\n"
       "2,E12000001,North,E06000002,Birch,1600,1000,1000,62.5,1000,1000,450,550,0,45,55\n",
       1,
       {{"E06000001", "remain", "600"},
        {"E06000001", "leave", "400"},
        {"E06000002", "remain", "450"},
        {"E06000002", "leave", "550"}}},
      {"electoral-commission-candidates",
       "2017-UKPGE-Electoral-Data",
       seats,
       "RESULTS,,,,,,,\nONS Code,PANO,Constituency,Surname,First name,Party,Party Identifer,Valid votes\n"
       "E14000001,1,Alder,Archer,Ann,Labour Party,Labour,600\nE14000001,1,Alder,Baker,Bob,The Conservative Party "
       "Candidate,Conservative,400\n"
       "E14000002,2,Birch,Cook,Cat,Labour Party,Labour,300\nE14000002,2,Birch,Dyer,Dan,The Conservative Party "
       "Candidate,Conservative,700\n",
       1,
       {{"E14000001", "lab", "600"},
        {"E14000001", "con", "400"},
        {"E14000002", "lab", "300"},
        {"E14000002", "con", "700"}}},
      {"electoral-commission-results",
       "RESULTS FOR ANALYSIS",
       seats,
       "Press Association ID Number,Constituency ID,Constituency Name,Region,Country,Constituency ID,Constituency "
       "Type,Election Year,Electorate, Total number of valid votes counted ,C,Lab,LD\n"
       "1,E14000001,Alder,North,England,E14000001,County,2015,\"1,500\",\"1,000\",400,500,100\n"
       "2,E14000002,Birch,North,England,E14000002,County,2015,\"1,600\",\"1,000\",700,200,100\n",
       1,
       {{"E14000001", "con", "400"},
        {"E14000001", "lab", "500"},
        {"E14000001", "ld", "100"},
        {"E14000002", "con", "700"},
        {"E14000002", "lab", "200"},
        {"E14000002", "ld", "100"}}},
      {"british-election-study",
       "BES-2017",
       seats,
       "pano,ONSConstID,ConstituencyName,Country,Region,ConstituencyType,Winner17,Con17,Lab17,Majority17,Turnout17,"
       "ConVote17,LabVote17,TotalVote17,RejectedVote17,Electorate17,Winner15,Con15,Lab15,Majority15,Turnout15,"
       "ConVote15,"
       "LabVote15,TotalVote15,RejectedVote15,Electorate15,c11Population,c11Households\n"
       "1,E14000001,Alder,England,North,County,Labour,40,60,20,66.7,400,600,1000,3,1500,Conservative,55,45,10,70,550,"
       "450,"
       "1000,2,1480,4000,1500\n"
       "2,E14000002,Birch,England,North,County,Conservative,70,30,40,62.5,700,300,1000,4,1600,Conservative,60,40,20,66,"
       "600,"
       "400,1000,3,1590,5000,1700\n",
       2,
       {{"E14000001", "con", "400"},
        {"E14000001", "lab", "600"},
        {"E14000002", "con", "700"},
        {"E14000002", "lab", "300"}}},
  };
}

std::vector<Form> local_forms() {
  const std::string wards = "code,name,borough\nE05000001,Alder,Essex\nE05000002,Birch,Essex\n";
  return {
      {"democracy-club-results",
       "dc-candidates",
       "code,name\nE05000001,Alder\nE05000002,Birch\n",
       "person_id,person_name,election_id,ballot_paper_id,election_date,election_current,party_name,party_id,post_"
       "label,"
       "cancelled_poll,seats_contested,votes_cast,elected,tied_vote_winner,rank,turnout_reported,spoilt_ballots,total_"
       "electorate,turnout_percentage,results_source\n"
       "1,Ann Archer,local.essex.2026-05-07,local.essex.alder.2026-05-07,2026-05-07,f,Labour "
       "Party,PP53,Alder,f,1,632,t,f,1,,6,2000,53.7,https://example.org\n"
       "2,Bob Baker,local.essex.2026-05-07,local.essex.alder.2026-05-07,2026-05-07,f,Green "
       "Party,PP63,Alder,f,1,436,f,f,2,,6,2000,53.7,https://example.org\n"
       "3,Cat Cook,local.essex.2026-05-07,local.essex.birch.2026-05-07,2026-05-07,f,Labour "
       "Party,PP53,Birch,f,1,300,f,f,2,,4,1500,46.9,https://example.org\n"
       "4,Dan Dyer,local.essex.2026-05-07,local.essex.birch.2026-05-07,2026-05-07,f,Liberal "
       "Democrats,PP90,Birch,f,1,400,t,f,1,,4,1500,46.9,https://example.org\n",
       1,
       {{"Alder", "lab", "632"}, {"Alder", "green", "436"}, {"Birch", "lab", "300"}, {"Birch", "ld", "400"}}},
      {"london-datastore-councils",
       "londonResultsMay2014",
       wards,
       "region,councilName,wardName,DistrictGSS,WardGSS,partyFullName,party,candidateFullName,candidateFirstName,"
       "candidateLastName,numVotes,elected\n"
       "London,Essex,Alder,E09000001,E05000001,Labour Party,Lab,\"Archer, Ann\",Ann,Archer,1376,1\n"
       "London,Essex,Alder,E09000001,E05000001,Labour Party,Lab,\"Ash, Al\",Al,Ash,1300,1\n"
       "London,Essex,Alder,E09000001,E05000001,Conservative Party,Con,\"Baker, Bob\",Bob,Baker,900,0\n"
       "London,Essex,Birch,E09000001,E05000002,Labour Party,Lab,\"Cook, Cat\",Cat,Cook,700,0\n"
       "London,Essex,Birch,E09000001,E05000002,Conservative Party,Con,\"Dyer, Dan\",Dan,Dyer,800,1\n",
       1,
       {{"E05000001", "lab", "1376"},
        {"E05000001", "lab", "1300"},
        {"E05000001", "con", "900"},
        {"E05000002", "lab", "700"},
        {"E05000002", "con", "800"}}},
      {"london-elects-wards",
       "gla-elections",
       wards,
       "Borough,Ward,Geog level,Constituency,Area Code,Turnout,,London Mayor,,,,,London Member,,,Constituency "
       "Member,,\n"
       ",,,,,,,1st choice,,,2nd choice,,Total Good,,,Total good,,\n"
       ",,,,,Turnout,Ward Level Electorate,Ann Archer - Labour Party,Bob Baker - Independent,Total Good,Ann Archer - "
       "Labour "
       "Party,Bob Baker - Independent,Labour Party,Green Party,Total Good,Labour Party,Green Party,Total Good\n"
       "Essex,Alder,Ward,East,E05000001,1000,2000,600,380,980,100,90,500,470,970,520,450,970\n"
       "Essex,Birch,Ward,East,E05000002,900,1900,400,480,880,80,70,410,460,870,420,440,860\n"
       "Essex,Essex,Postal,East,E09000001,300,500,200,90,290,30,20,150,140,290,150,135,285\n",
       4,
       {{"E05000001", "lab", "600"},
        {"E05000001", "ind", "380"},
        {"E05000002", "lab", "400"},
        {"E05000002", "ind", "480"}}},
      {"leap",
       "leap-2018-05-03",
       wards,
       "Essex,E07000001,Alder,E05000001,Ann Archer,Lab,632,1\nEssex,E07000001,Alder,E05000001,Bob Baker,C,364,0\n"
       "Essex,E07000001,Birch,E05000002,Cat Cook,Lab,300,0\nEssex,E07000001,Birch,E05000002,Dan Dyer,Grn,410,1\n",
       1,
       {{"E05000001", "lab", "632"},
        {"E05000001", "con", "364"},
        {"E05000002", "lab", "300"},
        {"E05000002", "green", "410"}}},
  };
}

std::vector<Form> american_forms() {
  const std::string counties = "code,name\n01001,Alder\n01003,Birch\n";
  return {
      {"medsl-counties",
       "countypres",
       counties,
       "year,state,state_po,county_name,county_fips,office,candidate,party,candidatevotes,totalvotes,version,mode\n"
       "2020,ALABAMA,AL,ALDER,1001,US PRESIDENT,ANN ARCHER,DEMOCRAT,60,100,20220315,TOTAL\n"
       "2020,ALABAMA,AL,ALDER,1001,US PRESIDENT,BOB BAKER,REPUBLICAN,40,100,20220315,TOTAL\n"
       "2020,ALABAMA,AL,BIRCH,1003,US PRESIDENT,ANN ARCHER,DEMOCRAT,20,120,20220315,ABSENTEE\n"
       "2020,ALABAMA,AL,BIRCH,1003,US PRESIDENT,BOB BAKER,REPUBLICAN,30,120,20220315,ABSENTEE\n"
       "2020,ALABAMA,AL,BIRCH,1003,US PRESIDENT,ANN ARCHER,DEMOCRAT,30,120,20220315,ELECTION DAY\n"
       "2020,ALABAMA,AL,BIRCH,1003,US PRESIDENT,BOB BAKER,REPUBLICAN,40,120,20220315,ELECTION DAY\n",
       1,
       {{"01001", "dem", "60"}, {"01001", "rep", "40"}, {"01003", "dem", "50"}, {"01003", "rep", "70"}}},
      {"medsl-precincts",
       "precincts",
       counties,
       "precinct,office,party_detailed,party_simplified,mode,votes,county_name,county_fips,jurisdiction_name,"
       "jurisdiction_"
       "fips,candidate,district,dataverse,year,stage,state,special,writein,state_po,state_fips,date,magnitude\n"
       "P1,US PRESIDENT,DEMOCRAT,DEMOCRAT,TOTAL,10,ALDER,01001,ALDER,01001,ANN "
       "ARCHER,,PRESIDENT,2024,GEN,ALABAMA,FALSE,FALSE,AL,01,2024-11-05,1\n"
       "P2,US PRESIDENT,DEMOCRAT,DEMOCRAT,TOTAL,15,ALDER,01001,ALDER,01001,ANN "
       "ARCHER,,PRESIDENT,2024,GEN,ALABAMA,FALSE,FALSE,AL,01,2024-11-05,1\n"
       "P1,US PRESIDENT,REPUBLICAN,REPUBLICAN,TOTAL,8,ALDER,01001,ALDER,01001,BOB "
       "BAKER,,PRESIDENT,2024,GEN,ALABAMA,FALSE,FALSE,AL,01,2024-11-05,1\n"
       "P1,US PRESIDENT,DEMOCRAT,DEMOCRAT,TOTAL,5,BIRCH,01003,BIRCH,01003,ANN "
       "ARCHER,,PRESIDENT,2024,GEN,ALABAMA,FALSE,FALSE,AL,01,2024-11-05,1\n"
       "P1,US PRESIDENT,REPUBLICAN,REPUBLICAN,TOTAL,9,BIRCH,01003,BIRCH,01003,BOB "
       "BAKER,,PRESIDENT,2024,GEN,ALABAMA,FALSE,FALSE,AL,01,2024-11-05,1\n",
       1,
       {{"01001", "dem", "25"}, {"01001", "rep", "8"}, {"01003", "dem", "5"}, {"01003", "rep", "9"}}},
      {"openelections-counties",
       "20201103__al__general__county",
       counties,
       "county,office,district,party,candidate,votes\n"
       "Alder,President,,DEM,Ann Archer,60\nAlder,President,,REP,Bob Baker,40\nBirch,President,,DEM,Ann "
       "Archer,30\nBirch,President,,REP,Bob Baker,70\n"
       "Alder,Governor,,DEM,Cat Cook,55\nAlder,Governor,,REP,Dan Dyer,45\nBirch,Governor,,DEM,Cat "
       "Cook,35\nBirch,Governor,,REP,Dan Dyer,65\n",
       2,
       {{"Alder", "dem", "60"}, {"Alder", "rep", "40"}, {"Birch", "dem", "30"}, {"Birch", "rep", "70"}}},
      {"openelections-precincts",
       "20201103__al__general__precinct",
       counties,
       "county,precinct,office,district,party,candidate,votes\n"
       "Alder,P1,President,,DEM,Ann Archer,60\nAlder,P1,President,,REP,Bob Baker,40\nAlder,P2,President,,DEM,Ann "
       "Archer,6\nAlder,P2,President,,REP,Bob Baker,4\nBirch,P1,President,,DEM,Ann "
       "Archer,30\nBirch,P1,President,,REP,Bob "
       "Baker,70\n",
       1,
       {{"Alder", "dem", "66"}, {"Alder", "rep", "44"}, {"Birch", "dem", "30"}, {"Birch", "rep", "70"}}},
      {"elections-canada-candidates",
       "table_tableau12",
       "code,name\n10001,Alder\n10002,Birch\n10003,Cedar\n",
       "Province,Electoral District Name/Nom de circonscription,Electoral District Number/Numéro de "
       "circonscription,Candidate/Candidat,Candidate Residence/Résidence du candidat,Votes Obtained/Votes "
       "obtenus,Percentage of Votes Obtained /Pourcentage des votes obtenus,Majority/Majorité\n"
       "Ontario,Alder,10001,Ann Archer ** Liberal/Libéral,Alder,600,60,200\n"
       "Ontario,Alder,10001,Bob Baker Conservative/Conservateur,Alder,400,40,\n"
       "Ontario,Birch,10002,Cat Cook Liberal/Libéral,Birch,300,30,\n"
       "Ontario,Birch,10002,Dan Dyer Conservative/Conservateur,Birch,700,70,400\n"
       "Ontario,Cedar,10003,Eve East Liberal/Libéral,Cedar,520,52,40\n"
       "Ontario,Cedar,10003,Fay Ford Conservative/Conservateur,Cedar,480,48,\n",
       1,
       {{"10001", "lib", "600"},
        {"10001", "con", "400"},
        {"10002", "lib", "300"},
        {"10002", "con", "700"},
        {"10003", "lib", "520"},
        {"10003", "con", "480"}},
       "Canada"},
      {"elections-canada-polls",
       "pollresults",
       "code,name\n10001,Alder\n10002,Birch\n",
       "Electoral District Number/Numéro de circonscription,Electoral District Name_English/Nom de "
       "circonscription_Anglais,Electoral District Name_French/Nom de circonscription_Français,Polling Station "
       "Number/Numéro du bureau de scrutin,Polling Station Name/Nom du bureau de scrutin,Rejected Ballots for Polling "
       "Station/Bulletins rejetés du bureau,Electors for Polling Station/Électeurs du bureau,Candidate’s Family "
       "Name/Nom de "
       "famille du candidat,Candidate’s First Name/Prénom du candidat,Political Affiliation Name_English/Appartenance "
       "politique_Anglais,Candidate Poll Votes Count/Votes du candidat pour le bureau\n"
       "10001,Alder,Alder,1,Hall,1,300,Archer,Ann,Liberal,60\n10001,Alder,Alder,1,Hall,1,300,Baker,Bob,Conservative,"
       "40\n"
       "10001,Alder,Alder,2,School,2,200,Archer,Ann,Liberal,30\n10001,Alder,Alder,2,School,2,200,Baker,Bob,"
       "Conservative,"
       "25\n"
       "10002,Birch,Birch,1,Hall,0,250,Cook,Cat,Liberal,45\n10002,Birch,Birch,1,Hall,0,250,Dyer,Dan,Conservative,50\n",
       1,
       {{"10001", "lib", "90"}, {"10001", "con", "65"}, {"10002", "lib", "45"}, {"10002", "con", "50"}},
       "Canada"},
  };
}

std::vector<Form> other_forms() {
  return {
      {"bundeswahlleiter-kerg2",
       "kerg2",
       two,
       "(c) Die Bundeswahlleiterin;;;;;;;;;;\n;;;;;;;;;;\n"
       "Wahlart;Wahltag;Gebietsart;Gebietsnummer;Gebietsname;UegGebietsart;UegGebietsnummer;Gruppenart;Gruppenname;"
       "Gruppenreihenfolge;Stimme;Anzahl;Prozent\n"
       "BT;26.09.2021;Bund;99;Bundesgebiet;;;Partei;SPD;1;1;1000;55,6\n"
       "BT;26.09.2021;Wahlkreis;001;Alder;Land;1;Partei;SPD;1;1;600;60,0\n"
       "BT;26.09.2021;Wahlkreis;001;Alder;Land;1;Partei;SPD;1;2;500;50,0\n"
       "BT;26.09.2021;Wahlkreis;001;Alder;Land;1;Partei;FDP;2;1;400;40,0\n"
       "BT;26.09.2021;Wahlkreis;001;Alder;Land;1;Partei;FDP;2;2;500;50,0\n"
       "BT;26.09.2021;Wahlkreis;002;Birch;Land;1;Partei;SPD;1;1;400;50,0\n"
       "BT;26.09.2021;Wahlkreis;002;Birch;Land;1;Partei;SPD;1;2;300;37,5\n"
       "BT;26.09.2021;Wahlkreis;002;Birch;Land;1;Partei;FDP;2;1;400;50,0\n"
       "BT;26.09.2021;Wahlkreis;002;Birch;Land;1;Partei;FDP;2;2;500;62,5\n",
       2,
       {{"1", "spd", "600"}, {"1", "fdp", "400"}, {"2", "spd", "400"}, {"2", "fdp", "400"}}},
      {"bundeswahlleiter-kerg",
       "kerg",
       "code,name\n1,Alder\n2,Birch\n3,Cedar\n",
       "Bundestagswahl;\nEndgültiges Ergebnis;\n"
       "Nr;Gebiet;gehört zu;Wahlberechtigte;;;;Gültige Stimmen;;;;Freie Demokratische Partei;;;;Volt Deutschland;;;\n"
       ";;;Erststimmen;;Zweitstimmen;;Erststimmen;;Zweitstimmen;;Erststimmen;;Zweitstimmen;;Erststimmen;;Zweitstimmen;"
       "\n"
       ";;;Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig;Vorperiode;"
       "Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig;Vorperiode\n"
       "001;Alder;01;1500;1490;1500;1490;1000;990;1010;980;600;590;510;500;400;400;500;480\n"
       "002;Birch;01;1600;1590;1600;1590;1100;1090;1110;1080;500;490;610;600;600;600;500;480\n"
       "003;Cedar;01;1400;1390;1400;1390;900;890;910;880;500;490;410;400;400;400;500;480\n"
       "01;Essex;99;4500;4470;4500;4470;3000;2970;3030;2940;1600;1570;1530;1500;1400;1400;1500;1440\n",
       2,
       {{"1", "fdp", "600"},
        {"1", "volt", "400"},
        {"2", "fdp", "500"},
        {"2", "volt", "600"},
        {"3", "fdp", "500"},
        {"3", "volt", "400"}}},
      {"australian-electoral-commission",
       "HouseFirstPrefs",
       "code,name\n101,Alder\n102,Birch\n",
       "2022 Federal Election House of Representatives First Preferences By Candidate By Vote Type\n"
       "StateAb,DivisionID,DivisionNm,CandidateID,Surname,GivenNm,BallotPosition,Elected,HistoricElected,PartyAb,"
       "PartyNm,"
       "OrdinaryVotes,AbsentVotes,ProvisionalVotes,PrePollVotes,PostalVotes,TotalVotes,Swing\n"
       "ACT,101,Alder,1,ARCHER,Ann,1,Y,N,ALP,Australian Labor Party,500,20,0,50,30,600,1.2\n"
       "ACT,101,Alder,2,BAKER,Bob,2,N,N,LP,Liberal,300,20,0,50,30,400,-1.2\n"
       "ACT,101,Alder,999,Informal,Informal,999,N,N,,Informal,10,0,0,1,1,12,0\n"
       "ACT,102,Birch,3,COOK,Cat,1,N,N,ALP,Australian Labor Party,200,20,0,50,30,300,0\n"
       "ACT,102,Birch,4,DYER,Dan,2,Y,Y,LP,Liberal,600,20,0,50,30,700,0\n"
       "ACT,102,Birch,999,Informal,Informal,999,N,N,,Informal,9,0,0,1,1,11,0\n",
       1,
       {{"101", "alp", "600"}, {"101", "lib", "400"}, {"102", "alp", "300"}, {"102", "lib", "700"}}},
      {"australian-electoral-commission-polling-places",
       "HouseStateFirstPrefs",
       "code,name\n101,Alder\n102,Birch\n",
       "StateAb,DivisionID,DivisionNm,PollingPlaceID,PollingPlaceNm,CandidateID,Surname,GivenNm,BallotPosition,Elected,"
       "HistoricElected,PartyAb,PartyNm,OrdinaryVotes,Swing\n"
       "ACT,101,Alder,11,Hall,1,ARCHER,Ann,1,Y,N,ALP,Australian Labor Party,60,1\n"
       "ACT,101,Alder,11,Hall,2,BAKER,Bob,2,N,N,LP,Liberal,40,1\n"
       "ACT,101,Alder,12,School,1,ARCHER,Ann,1,Y,N,ALP,Australian Labor Party,30,1\n"
       "ACT,101,Alder,12,School,2,BAKER,Bob,2,N,N,LP,Liberal,45,1\n"
       "ACT,102,Birch,13,Hall,3,COOK,Cat,1,N,N,ALP,Australian Labor Party,20,1\n"
       "ACT,102,Birch,13,Hall,4,DYER,Dan,2,Y,N,LP,Liberal,70,1\n",
       1,
       {{"101", "alp", "90"}, {"101", "lib", "85"}, {"102", "alp", "20"}, {"102", "lib", "70"}}},
      {"french-interior-ministry",
       "resultats",
       "code,name\n01001,Alder\n01002,Birch\n01003,Cedar\n01004,Dell\n",
       "Code département;Libellé département;Code commune;Libellé commune;Inscrits;Votants;% Votants;Abstentions;% "
       "Abstentions;Exprimés;Blancs;Nuls;Numéro de panneau 1;Nuance candidat 1;Nom candidat 1;Prénom candidat 1;Sexe "
       "candidat 1;Voix 1;% Voix/inscrits 1;% Voix/exprimés 1;Elu 1;Numéro de panneau 2;Nuance candidat 2;Nom candidat "
       "2;Prénom candidat 2;Sexe candidat 2;Voix 2;% Voix/inscrits 2;% Voix/exprimés 2;Elu 2\n"
       "01;Ain;01001;Alder;1500;1020;68,00%;480;32,00%;1000;12;8;1;RN;ARCHER;Ann;F;600;40,00%;60,00%;élu;2;LR;BAKER;"
       "Bob;M;"
       "400;26,67%;40,00%;\n"
       "01;Ain;01002;Birch;1600;1010;63,13%;590;36,87%;1000;6;4;1;RN;ARCHER;Ann;F;300;18,75%;30,00%;élu;2;LR;BAKER;Bob;"
       "M;"
       "700;43,75%;70,00%;\n"
       "01;Ain;01003;Cedar;1400;910;65,00%;490;35,00%;900;6;4;1;RN;ARCHER;Ann;F;500;35,71%;55,56%;élu;2;LR;BAKER;Bob;M;"
       "400;28,57%;44,44%;\n"
       "01;Ain;01004;Dell;1300;810;62,31%;490;37,69%;800;6;4;1;RN;ARCHER;Ann;F;300;23,08%;37,50%;;2;LR;BAKER;Bob;M;"
       "500;38,46%;62,50%;élu\n",
       1,
       {{"01001", "rn", "600"},
        {"01001", "lr", "400"},
        {"01002", "rn", "300"},
        {"01002", "lr", "700"},
        {"01003", "rn", "500"},
        {"01003", "lr", "400"},
        {"01004", "rn", "300"},
        {"01004", "lr", "500"}}},
      {"french-interior-ministry-stations",
       "stations",
       "code,name\n0101,Alder\n0102,Birch\n0201,Cedar\n",
       "Code du département;Libellé du département;Code de la circonscription;Libellé de la circonscription;Code de la "
       "commune;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% "
       "Abs/Ins;Votants;Exprimés;N°Panneau;Sexe;Nom;"
       "Prénom;Nuance;Voix;% Voix/Ins;% Voix/Exp\n"
       "01;Ain;01;1ère;001;Ash;0001;100;20;20;80;80;1;F;ARCHER;Ann;RN;50;50;62,5;2;M;BAKER;Bob;LR;30;30;37,5\n"
       "01;Ain;01;1ère;001;Ash;0002;100;30;30;70;70;1;F;ARCHER;Ann;RN;30;30;42,9;2;M;BAKER;Bob;LR;40;40;57,1\n"
       "01;Ain;02;2ème;002;Bay;0001;200;60;30;140;140;1;F;COOK;Cat;RN;60;30;42,9;2;M;DYER;Dan;LR;80;40;57,1\n"
       "02;Aisne;01;1ère;003;Cob;0001;150;50;33;100;100;1;F;EAST;Eve;RN;55;37;55;2;M;FORD;Fay;LR;45;30;45\n",
       1,
       {{"0101", "rn", "80"},
        {"0101", "lr", "70"},
        {"0102", "rn", "60"},
        {"0102", "lr", "80"},
        {"0201", "rn", "55"},
        {"0201", "lr", "45"}}},
  };
}

std::vector<Form> all_forms() {
  std::vector<Form> all;
  for (std::vector<Form> some : {british_forms(), local_forms(), american_forms(), other_forms()})
    std::move(some.begin(), some.end(), std::back_inserter(all));
  return all;
}

Outcome<Understanding> read_form(const Form& form, const std::string& layout) {
  auto published = published_text(form.results, form.name + ".csv");
  REQUIRE_MESSAGE(published, form.layout);
  ImportFiles files{.boundaries = examples::table_of(form.boundaries), .results = std::move(published.value->table)};
  files.id = files.title = "votes";
  files.named = form.name;
  files.where = [&](const AreaReading&) { return form.where; };
  for (const LeftOutLine& line : published.value->left_out) files.above.push_back(line.text);
  return understand(std::move(files), {.layout = layout});
}

Rows votes_in(const Table& votes) {
  Rows rows;
  for (std::size_t row = 0; row < votes.rows.size(); ++row)
    if (votes.cell(row, votes.find_column("votes")) != "0")
      rows.push_back({votes.cell(row, 0), votes.cell(row, votes.find_column("party")),
                      votes.cell(row, votes.find_column("votes"))});
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string fault_of(const std::string& toml) {
  try {
    layout_from(toml, "mine.toml");
  } catch (const InputError& error) {
    return describe(error.finding());
  }
  return {};
}

}  // namespace

TEST_CASE("each carried layout reads a small table of its form, and one that no file showed is asked for first") {
  for (const Form& form : all_forms()) {
    CAPTURE(form.layout);
    const TableLayout* layout = known_layouts().find(form.layout);
    REQUIRE(layout != nullptr);
    if (!layout->seen) {
      const auto asked = read_form(form, {});
      REQUIRE(asked);
      REQUIRE(asked.value->questions.size() == 1);
      CHECK(asked.value->questions.front().id == "layout");
      CHECK(asked.value->questions.front().option_that_answers.find("--layout " + form.layout) == 0);
      CHECK(asked.value->layout.empty());
    }
    const auto read = read_form(form, layout->seen ? std::string() : form.layout);
    std::string faults;
    for (const Finding& finding : read.findings) faults += describe(finding) + "\n";
    REQUIRE_MESSAGE(read, faults);
    CHECK(read.value->layout == form.layout);
    CHECK(read.value->source == layout->source());
    REQUIRE_MESSAGE(read.value->questions.empty(), text_of(read.value->questions));
    CHECK(read.value->elections.size() == form.elections);
    REQUIRE_FALSE(read.value->elections.empty());
    REQUIRE(read.value->elections.front().votes);
    Rows expected = form.votes;
    std::sort(expected.begin(), expected.end());
    CAPTURE(to_csv(*read.value->elections.front().votes));
    CHECK(votes_in(*read.value->elections.front().votes) == expected);
  }
}

TEST_CASE("every carried layout is valid, and each has a table of its form above") {
  for (const Finding& finding : known_layouts().findings) CHECK_MESSAGE(false, describe(finding));
  std::set<std::string> tried = {"electoral-commission-administration"};  // which has no votes
  for (const Form& form : all_forms()) tried.insert(form.layout);
  for (const TableLayout& layout : known_layouts().layouts) {
    CAPTURE(layout.name);
    CHECK(tried.contains(layout.name));
    CHECK_FALSE(layout.described.empty());
  }
}

TEST_CASE("a fault of a layout names the file, the key and what to write") {
  const std::string head = "title = \"t\"\npublisher = \"p\"\ndescribed = \"d\"\n";
  const std::string marks = "[recognise]\nheaders = [\"Ward\", \"List\", \"Polled\"]\n";
  const std::string columns = "[columns]\n\"Ward\" = \"name\"\n";
  CHECK(fault_of(head + marks + columns).empty());
  const auto says = [](const std::string& fault, const std::string& words) {
    CAPTURE(fault);
    CHECK(fault.find("mine.toml") != std::string::npos);
    CHECK(fault.find(words) != std::string::npos);
  };
  says(fault_of(head + marks + "[columns]\n\"Ward\" = \"place\"\n"), "columns.\"Ward\": \"place\" is no role");
  says(fault_of(head + marks + "[columns]\n\"Ward\" = 3\n"), "columns.\"Ward\"");
  says(fault_of(head + marks + "[columns]\n\"...\" = \"name\"\n"), "names no header");
  says(fault_of(head + marks), "columns");
  says(fault_of("title = \"t\"\n" + marks + columns), "publisher");
  says(fault_of(head + columns), "recognise");
  says(fault_of(head + "[recognise]\nheaders = [\"Ward\"]\n" + columns), "recognise.headers");
  says(fault_of(head + "colour = \"red\"\n" + marks + columns), "colour: there is no such key");
  says(fault_of(head + "seen = \"yes\"\n" + marks + columns), "seen");
  says(fault_of(head + "method = \"coin\"\n" + marks + columns), "\"coin\" is no method");
  says(fault_of(head + marks + columns + "[[election]]\ntitle = \"x\"\ncolumns = [\"First: *\"]\n"), "{who}");
  says(fault_of(head + marks + columns + "[[election]]\ntitle = \"x\"\n"), "election");
  says(fault_of(head + marks + columns + "[[keep]]\ncolumn = \"Kind\"\n"), "keep.values");
  says(fault_of("title = "), "TOML");
}

TEST_CASE("headers of a layout are compared as people read them") {
  CHECK(HeaderPattern("ONS ID").matches("ons_id"));
  CHECK(HeaderPattern("Wählende").matches("WAHLENDE"));
  CHECK(HeaderPattern("% *").matches("% Voix/Ins"));
  CHECK(HeaderPattern("Con*").matches("ConVote17"));
  CHECK_FALSE(HeaderPattern("Con*").matches("Region"));
  CHECK_FALSE(HeaderPattern("Votes").matches("Votes cast"));
  const ColumnsOfElection columns("{who}: First: Final*");
  CHECK(columns.who_in("Rose: First: Final result").value_or("none") == "Rose");
  CHECK(columns.who_in("Rose: red: First: Final").value_or("none") == "Rose: red");
  CHECK_FALSE(columns.who_in("Rose: First: Before"));
  CHECK_FALSE(columns.who_in("First: Final"));
}

TEST_CASE("somebody's own layout reads a table that the program would ask about") {
  const Folder folder;
  const std::string file =
      folder.write("bells.toml",
                   "title = \"ring\"\npublisher = \"Bell Office\"\ndescribed = \"a letter\"\nseen = "
                   "true\nmethod = \"multi-member\"\n[recognise]\nheaders = [\"Peal\", \"Team\", "
                   "\"Rings\"]\n[columns]\nPeal = \"name\"\nTeam = \"party\"\nRings = "
                   "\"votes\"\nFigs = \"ignore\"\n[parties]\nR = \"Labour\"\n[[leave_out]]\ncolumn = "
                   "\"Peal\"\nvalues = [\"All\"]\n");
  const std::string boundaries = "code,name\nX1,Alder\nX2,Birch\n";
  const std::string results =
      "Peal,Team,Rings,Figs\nAlder,R,60,9\nAlder,Green,40,9\nBirch,R,30,9\nBirch,Green,70,9\nAll,R,90,9\nAll,Green,110,"
      "9\n";
  const auto read = understood(boundaries, results, {.layout = file});
  REQUIRE(read);
  REQUIRE_MESSAGE(read.value->questions.empty(), text_of(read.value->questions));
  CHECK(read.value->layout == "bells");
  CHECK(read.value->elections.front().method == Method::multi_member);
  CHECK(votes_in(*read.value->elections.front().votes) ==
        Rows{{"Alder", "green", "40"}, {"Alder", "lab", "60"}, {"Birch", "green", "70"}, {"Birch", "lab", "30"}});
  // The folder is read as the user's own is: a broken file beside it is said, and changes nothing.
  folder.write("broken.toml", "title = 3\n");
  const KnownLayouts known = layouts_in(folder.path().string());
  CHECK(known.layouts.size() == 1);
  REQUIRE(known.findings.size() == 1);
  CHECK(describe(known.findings.front()).find("broken.toml") != std::string::npos);
  const std::vector<std::string> headers = {"Peal", "Team", "Rings"};
  CHECK(recognised(known.layouts, {.headers = headers}) == &known.layouts.front());
  CHECK(recognised(known.layouts, {.headers = {"Peal", "Team"}}) == nullptr);
}

TEST_CASE("what a person says goes before the layout, and none switches it off") {
  const Form form = british_forms().front();
  const auto without = read_form(form, "none");
  REQUIRE(without);
  CHECK(without.value->layout.empty());
  const TableLayout& layout = *known_layouts().find(form.layout);
  const Table table =
      examples::table_of("ONS ID,Party name,Party abbreviation,Votes,Share\nE14000001,Labour,Lab,60,many\n");
  const Decisions all = with_layout({.roles = {{"party ABBREVIATION", Role::party}}}, layout, {}, table);
  CHECK(all.roles.at("party ABBREVIATION") == Role::party);
  CHECK_FALSE(all.roles.contains("Party abbreviation"));
  CHECK(all.roles.at("Party name") == Role::party);
  CHECK_FALSE(all.roles.contains("Share"));  // its cells are no numbers
  CHECK_THROWS_WITH_AS(choose_layout(known_layouts().layouts, {}, "nonesuch"), doctest::Contains("there is no layout"),
                       InputError);
}
