#!/usr/bin/env bash
# Makes a container ready for the notebooks: builds the libraries, installs the kernel, and runs a notebook to see that it works.
# The dev container runs it in the steps that a prebuild keeps; an image for JupyterHub or Binder runs it with the options below;
# anybody may run it anywhere. Run again, it does again only what has changed.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: .devcontainer/setup.sh [options]

Without options, for the user who runs it:
  build the whole repository, install the kernel under the home folder, execute one notebook.

  --prefix DIR      Install the kernel under DIR/share, for every user, instead of under the home folder.
                    Builds only what the kernel and the notebooks need.
  --packages DIR    Keep NuGet's packages in DIR instead of ~/.nuget/packages.
  --notebooks DIR   Execute every notebook, and put copies there that run without this repository.
  --no-precompile   Do not compile the kernel ahead of time: quicker to set up, slower to start.
  --help            Show this.
TEXT
}

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
absolute() { mkdir -p "$1" && (cd "$1" && pwd); }

prefix="" packages="" notebooks="" install=()
while [ $# -gt 0 ]; do
    case $1 in
        --prefix | --packages | --notebooks)
            if [ $# -lt 2 ] || [ -z "$2" ]; then fail "$1 needs a folder. Try --help."; fi
            # A relative folder is meant from where the script was called.
            folder=$(absolute "$2") || fail "the folder $2 cannot be made."
            printf -v "${1#--}" %s "$folder"
            shift 2
            ;;
        --no-precompile) install+=(--no-precompile) && shift ;;
        --help) usage && exit 0 ;;
        *) usage >&2 && fail "there is no option $1." ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -z "$packages" ] || export NUGET_PACKAGES=$packages

command -v dotnet >/dev/null || fail "there is no dotnet on the PATH. Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
dotnet --version >/dev/null 2>&1 || fail "the repository asks for a .NET 10 SDK (global.json), and there is none among: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"

target=()
if [ -n "$prefix" ]; then
    # Every user reads what is installed, whatever this one's own files are like.
    umask 022
    install+=(--prefix "$prefix")
    target=(src/Notebooks)
fi

say "Build (.NET SDK $(dotnet --version))"
dotnet build "${target[@]}" --nologo --verbosity quiet

say "Kernel"
notebooks() { dotnet run --project src/Notebooks --no-build -- "$@"; }
notebooks install "${install[@]}"

if [ -n "$notebooks" ]; then
    say "Notebooks"
    # A copy keeps its place below the repository's root; only the notebooks are wanted.
    copies=$(mktemp -d)
    trap 'rm -rf "$copies"' EXIT
    notebooks run --output "$copies"
    cp -R "$copies/notebooks/." "$notebooks/"
    # The pages between them, which they link to.
    (cd notebooks && find . -type f ! -name '*.ipynb' ! -path '*/.*' -print0 | tar cf - --null -T -) | tar xf - -C "$notebooks"
    chmod -R a+rX "$notebooks"
    printf 'Copies: %s\n' "$notebooks"
else
    say "Try it"
    copies=$(mktemp -d)
    trap 'rm -rf "$copies"' EXIT
    notebooks run notebooks/vol1-ch05-backpropagation/5.4-simple-layers.ipynb --output "$copies"
fi

say "Ready. Open a notebook in ${notebooks:-notebooks/} and choose the kernel \".NET (C#)\"."
