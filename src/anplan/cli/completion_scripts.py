"""The script by which each shell asks what may be offered: nothing that is said beside it is shown."""

from anplan.cli.menu import COMPLETE, PROGRAM

_BASH = """\
_anplan_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
                   %(complete)s=complete_bash %(program)s 2>/dev/null ) )
    return 0
}

complete -o default -F _anplan_completion %(program)s
"""
_ZSH = """\
#compdef %(program)s

_anplan_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" %(complete)s=complete_zsh %(program)s 2>/dev/null)
}

compdef _anplan_completion %(program)s
"""
_FISH = (
    "complete --command %(program)s --no-files"
    ' --arguments "(env %(complete)s=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args'
    ' _TYPER_COMPLETE_ARGS=(commandline -cp) %(program)s 2>/dev/null)"'
    ' --condition "env %(complete)s=complete_fish _TYPER_COMPLETE_FISH_ACTION=is-args'
    ' _TYPER_COMPLETE_ARGS=(commandline -cp) %(program)s 2>/dev/null"\n'
)
_POWERSHELL = """\
Import-Module PSReadLine
Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete
$scriptblock = {
    param($wordToComplete, $commandAst, $cursorPosition)
    $Env:%(complete)s = "complete_powershell"
    $Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
    try {
        %(program)s 2>$null | ForEach-Object {
            $word, $help = $_ -Split ":::", 2
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $help)
        }
    } finally {
        $Env:%(complete)s = ""
        $Env:_TYPER_COMPLETE_ARGS = ""
        $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = ""
    }
}
Register-ArgumentCompleter -Native -CommandName %(program)s -ScriptBlock $scriptblock
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def script(shell: str) -> str:
    """Return a shell's script."""
    return SCRIPTS[shell] % {"complete": COMPLETE, "program": PROGRAM}
