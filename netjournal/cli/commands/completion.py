"""completion: the script that teaches a shell the commands, made from their table."""

from __future__ import annotations

from collections.abc import Iterable

from netjournal.cli import out
from netjournal.cli.options import APP, COMMON, Option, Verb
from netjournal.cli.parse import Call
from netjournal.cli.verbs import VERBS
from netjournal.errors import Usage


def run(call: Call) -> int:
    """Print the script of one shell."""
    scripts = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    shell = call.words[0]
    if shell not in scripts:
        raise Usage(f"There is no completion for '{shell}'.", "There is bash, zsh and fish.")
    out.say_all(scripts[shell]())
    return 0


def _options(verb: Verb | None) -> tuple[Option, ...]:
    return (*verb.options, *COMMON) if verb else APP


def _words(options: Iterable[Option]) -> str:
    return " ".join(name for one in options for name in (one.name, one.short) if name)


def _bash() -> Iterable[str]:
    verbs = " ".join(verb.name for verb in VERBS)
    yield "# bash completion for netjournal"
    yield "_netjournal() {"
    yield '    local now="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"'
    yield '    local verb="" word skip=""'
    yield '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield '        if [ -n "$skip" ]; then skip=""; continue; fi'
    yield '        case "$word" in --journal) skip=1 ;; -*) ;; *) verb="$word"; break ;; esac'
    yield "    done"
    yield '    case "$before" in'
    yield '        --journal|--out|-o|--path) COMPREPLY=($(compgen -f -- "$now")); return ;;'
    yield "    esac"
    yield '    case "$verb" in'
    yield f'        "") COMPREPLY=($(compgen -W "{verbs} {_words(_options(None))}" -- "$now")) ;;'
    for verb in VERBS:
        words = " ".join(filter(None, (*verb.choices, _words(_options(verb)))))
        files = ' $(compgen -f -- "$now")' if verb.files else ""
        yield f'        {verb.name}) COMPREPLY=($(compgen -W "{words}" -- "$now"){files}) ;;'
    yield "    esac"
    yield "}"
    yield "complete -o filenames -o bashdefault -F _netjournal netjournal"


def _zsh() -> Iterable[str]:
    yield "#compdef netjournal"
    yield "_netjournal() {"
    yield "    local -a verbs"
    yield "    verbs=("
    for verb in VERBS:
        yield f"        {_quoted(f'{verb.name}:{verb.help}')}"
    yield "    )"
    yield "    local context state line"
    yield "    _arguments -C \\"
    for option in _options(None):
        yield f"        {_zsh_option(option)} \\"
    yield "        '1: :->verb' '*:: :->rest'"
    yield '    case "$state" in'
    yield "        verb) _describe command verbs ;;"
    yield '        rest) case "${line[1]}" in'
    for verb in VERBS:
        options = " ".join(map(_zsh_option, _options(verb)))
        words = _zsh_words(verb)
        yield f"            {verb.name}) _arguments {options} {words} ;;".replace("  ", " ")
    yield "        esac ;;"
    yield "    esac"
    yield "}"
    yield "compdef _netjournal netjournal"


def _zsh_words(verb: Verb) -> str:
    if verb.files:
        return "'*:file:_files'"
    return f"'1:which:({' '.join(verb.choices)})'" if verb.choices else "'*: :'"


def _zsh_option(option: Option) -> str:
    kind = ":_files" if option.value in ("PATH", "FILE", "DIR") else ": "
    value = f":{option.value}{kind}" if option.value else ""
    return _quoted(f"{option.name}[{option.help}]{value}")


def _fish() -> Iterable[str]:
    yield "# fish completion for netjournal"
    yield "complete -c netjournal -f"
    for option in _options(None):
        yield f"complete -c netjournal {_fish_option(option)}"
    for verb in VERBS:
        told = _quoted(verb.help)
        yield f"complete -c netjournal -n __fish_use_subcommand -a {verb.name} -d {told}"
        seen = f"-n '__fish_seen_subcommand_from {verb.name}'"
        for option in verb.options:
            yield f"complete -c netjournal {seen} {_fish_option(option)}"
        if verb.choices:
            yield f"complete -c netjournal {seen} -a '{' '.join(verb.choices)}'"
        if verb.files:
            yield f"complete -c netjournal {seen} -F"


def _fish_option(option: Option) -> str:
    short = f" -s {option.short[1:]}" if option.short else ""
    files = {"PATH": " -r -F", "FILE": " -r -F", "DIR": " -r -F"}
    value = files.get(option.value, " -x") if option.value else ""
    return f"-l {option.name[2:]}{short}{value} -d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
