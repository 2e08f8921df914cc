#!/usr/bin/env bash
# Opens the first notebook when an editor attaches. Codespaces opens it by itself.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 0
first=notebooks/welcome.ipynb
[ -f "$first" ] || first=notebooks/README.md
if [ "${CODESPACES:-}" != true ] && command -v code >/dev/null; then
    code "$first" || true
fi
echo "Start with $first, and choose the kernel \".NET (C#)\"."
