import type { Shell } from './shells.ts';

/** A template as it stands, but for `\\${`, which is the shell's own `${`. */
const script = (parts: TemplateStringsArray) => String.raw(parts).replaceAll('\\${', '${');

// Each script asks `contact-report complete SHELL WORD...` what could be typed. The answer is a line `words` and, a
// line each, a word, a tab, and what it is; or `files`. No shell ever evaluates any of it.
const bash = script`# Completion of contact-report for bash.
# For good: contact-report completion bash > ~/.local/share/bash-completion/completions/contact-report
_contact_report() {
  local line kind='' value description quoted width=0 IFS=$'\n'
  local -a values=() descriptions=()
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
      continue
    fi
    value=\${line%%$'\t'*}
    description=\${line#*$'\t'}
    if [[ $value =~ ^[[:alnum:]_.,:@%+/=-]+$ ]]; then quoted=$value; else printf -v quoted '%q' "$value"; fi
    values+=("$quoted")
    descriptions+=("$description")
    (( \${#quoted} > width )) && width=\${#quoted}
  done < <(command contact-report complete -- bash "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  if [[ $kind == files ]]; then
    compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2"))
    return
  fi
  compopt -o nosort 2>/dev/null
  # Only where bash does no more than list: what each is.
  if [[ $COMP_TYPE == 63 && \${#values[@]} -gt 1 ]]; then
    local i
    for i in "\${!values[@]}"; do
      if [[ -n \${descriptions[i]} ]]; then
        printf -v 'COMPREPLY[i]' '%-*s  %s' "$width" "\${values[i]}" "\${descriptions[i]}"
      else
        COMPREPLY[i]=\${values[i]}
      fi
    done
    return
  fi
  COMPREPLY=("\${values[@]}")
}
complete -F _contact_report contact-report
`;

const zsh = script`#compdef contact-report
# Completion of contact-report for zsh.
# For good: contact-report completion zsh > a folder of your fpath/_contact-report
_contact_report() {
  local line
  local -a lines values descriptions
  lines=("\${(@f)$(command contact-report complete -- zsh "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  case $lines[1] in
    files)
      [[ $PREFIX == --*=* ]] && compset -P '*='
      _files
      return
      ;;
    words) ;;
    *) return 1 ;;
  esac
  for line in "\${(@)lines[2,-1]}"; do
    values+=("\${line%%$'\t'*}")
    if [[ -n \${line#*$'\t'} ]]; then
      descriptions+=("\${line%%$'\t'*}  -- \${line#*$'\t'}")
    else
      descriptions+=("\${line%%$'\t'*}")
    fi
  done
  (( $#values )) || return 1
  if [[ "\${values[*]}" == "\${descriptions[*]}" ]]; then
    compadd -V contact-report -a values
  else
    compadd -V contact-report -l -d descriptions -a values
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _contact_report "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _contact_report contact-report
fi
`;

const fish = script`# Completion of contact-report for fish.
# For good: contact-report completion fish > ~/.config/fish/completions/contact-report.fish
function __contact_report_complete
    set -l before (commandline -opc)
    set -l token (commandline -ct)
    set -l lines (command contact-report complete -- fish $before[2..-1] "$token" 2>/dev/null)
    switch "$lines[1]"
        case files
            set -l flag (string match -r -- '^--[^=]+=' "$token")
            for path in (__fish_complete_path (string replace -- "$flag" '' "$token"))
                printf '%s%s\n' "$flag" $path
            end
        case words
            set -e lines[1]
            for line in $lines
                printf '%s\n' $line
            end
    end
end
complete -c contact-report -e
complete -c contact-report -f -k -a '(__contact_report_complete)'
`;

/** The scripts that a shell reads to complete. */
export const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
