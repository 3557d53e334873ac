# Completion for bash: installed as share/bash-completion/completions/hustings; in a checkout, source it.
# What may stand where the cursor is the program itself says (`hustings complete WORDS`).

_hustings() {
  # Bash parts words at = and : too; the program gets them as they are typed.
  local rest=${COMP_LINE:0:COMP_POINT} word blank i
  local -a words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    blank=${rest%%[![:space:]]*}
    rest=${rest#"$blank"}
    if ((i == COMP_CWORD)); then word=$rest; fi
    if ((i > 0)) && [[ -z $blank ]]; then words[-1]+=$word; else words+=("$word"); fi
    rest=${rest#"$word"}
  done
  local typed=${words[-1]} last=$word
  if [[ $last == [=:] ]]; then last=; fi
  local before=${typed%"$last"} line
  local -a given=()
  for word in "${words[@]:1}"; do
    word=${word//[\\\"\']/}
    given+=("$word")
  done

  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$last") ;;
      :toml)
        compopt -o filenames
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -X '!*.toml' -- "$last"; compgen -d -- "$last")
        ;;
      :folders) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$last") ;;
      :more) compopt -o nospace ;;
      *) word=${line%%$'\t'*}; COMPREPLY+=("${word#"$before"}") ;;
    esac
  done < <("${COMP_WORDS[0]}" complete "${given[@]}" 2>/dev/null)
}

complete -F _hustings hustings
