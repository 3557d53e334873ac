#include "tests/atlas/import/published_words.h"

#include <map>

namespace hustings::disfigure {

namespace {

const std::map<Column, std::vector<const char*>> headers = {
    {Column::code,
     {"Ward code", "Gebietsnummer", "Code commune", "Gemeentecode", "Código de municipio", "Codice comune",
      "Código do município", "Kod gminy"}},
    {Column::name, {"Ward", "Gemeinde", "Commune", "Gemeente", "Municipio", "Comune", "Concelho", "Gmina"}},
    {Column::parent,
     {"Region", "Bundesland", "Département", "Provincie", "Provincia", "Regione", "Região", "Województwo"}},
    {Column::year, {"Year", "Jahr", "Année", "Jaar", "Año", "Anno", "Ano", "Rok"}},
    {Column::station,
     {"Polling station", "Wahlbezirk", "Bureau de vote", "Stembureau", "Mesa", "Sezione", "Secção", "Obwód"}},
    {Column::party, {"Party", "Partei", "Parti", "Partij", "Partido", "Lista", "Partido", "Komitet"}},
    {Column::candidate,
     {"Candidate", "Kandidat", "Candidat", "Kandidaat", "Candidato", "Candidato", "Candidato", "Kandydat"}},
    {Column::votes, {"Votes", "Stimmen", "Voix", "Stemmen", "Votos", "Voti", "Votos", "Liczba głosów"}},
    {Column::share,
     {"Share %", "Stimmenanteil %", "% voix", "Percentage", "Porcentaje", "Percentuale", "Percentagem",
      "Procent głosów"}},
    {Column::electorate,
     {"Electorate", "Wahlberechtigte", "Inscrits", "Kiesgerechtigden", "Censo", "Elettori", "Inscritos",
      "Liczba wyborców"}},
    {Column::rejected,
     {"Rejected ballots", "Ungültige Stimmen", "Bulletins nuls", "Ongeldige stemmen", "Votos nulos", "Schede nulle",
      "Votos nulos", "Głosy nieważne"}},
    {Column::valid,
     {"Valid votes", "Gültige Stimmen", "Exprimés", "Geldige stemmen", "Votos válidos", "Voti validi", "Votos válidos",
      "Głosy ważne"}}};

const std::vector<const char*> totals = {"Total", "Summe", "Total", "Totaal", "Total", "Totale", "Total", "Razem"};

const std::vector<std::vector<std::string>> pools = {
    {"Labour", "Conservative", "Liberal Democrat", "Green Party", "Independent"},
    {"SPD", "CDU", "FDP", "GRÜNE", "AfD"},
    {"Democratic", "Republican", "Libertarian"},
    {"Rose Party", "Oak Party", "Elm League", "Mill Residents"},
    {"Labour", "Conservative", "Mill Residents"},
    {"VVD", "PvdA", "CDA", "D66"}};

const std::vector<std::string> names = {"Ann Archer",  "Bob Baker",    "Cem Çelik",    "Dora Ďuričová",
                                        "Eve O'Neill", "Flo van Dijk", "Guy Marché",   "Ina Möller",
                                        "Jan Nowak",   "Kim Lee",      "Lu Smith-Ray", "Max Öz"};

}  // namespace

const char* header_of(Column column, std::size_t language) { return headers.at(column)[language]; }

const char* total_in(std::size_t language) { return totals[language]; }

Role role_of(Column column) {
  switch (column) {
    case Column::code: return Role::code;
    case Column::name: return Role::name;
    case Column::parent: return Role::parent;
    case Column::year: return Role::election;
    case Column::station: return Role::level;
    case Column::party: return Role::party;
    case Column::candidate: return Role::candidate;
    case Column::votes: return Role::votes;
    case Column::share: return Role::share;
    case Column::electorate: return Role::electorate;
    case Column::rejected: return Role::rejected;
    case Column::valid: return Role::valid;
    case Column::blank:
    case Column::doubled: break;
  }
  return Role::ignore;
}

const std::vector<std::vector<std::string>>& party_pools() { return pools; }

const std::vector<std::string>& people() { return names; }

}  // namespace hustings::disfigure
