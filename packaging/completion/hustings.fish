# Completion for fish: installed as share/fish/vendor_completions.d/hustings.fish.
# What may stand where the cursor is the program itself says (`hustings complete WORDS`).

function __hustings_complete
    set -l given (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($given[1] complete $given[2..-1] "$typed" 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path "$typed"
            case ':toml'
                __fish_complete_suffix "$typed" .toml
            case ':folders'
                __fish_complete_directories "$typed"
            case ':*'
            case '*'
                echo $line
        end
    end
end

complete -c hustings -f -a '(__hustings_complete)'
