# shellcheck shell=sh
# What scripts/notebook, scripts/update-notebooks and scripts/test share. Sourced after lib/launch.sh, whose say, die,
# root, java and ensure_built it uses.

# Jupyter and the kernel, which "mvn clean" leaves alone.
# shellcheck disable=SC2154 # root: set by lib/launch.sh
venv=$root/.venv

# Builds, and copies the jar to where the first cell of each notebook looks for it.
prepare_notebooks() {
    ensure_built main
    # shellcheck disable=SC2154 # jar: set by ensure_built
    if ! cmp -s "$jar" "$root/target/replykit.jar"; then
        new_jar=$root/target/replykit.jar.$$ # renamed when complete: a running kernel may have the old one open
        { cp "$jar" "$new_jar" && mv -f "$new_jar" "${new_jar%.*}"; } || die "can't write to $root/target."
    fi
    # shellcheck disable=SC2154 # java: set by ensure_built
    PATH=${java%/*}:$PATH # JJava starts the first java
    export PATH
}

# install_pinned FILE...: sets python, which has what these requirements name.
install_pinned() {
    python=$venv/bin/python
    "$python" -c 'import pip' 2>/dev/null || {
        find_python || {
            install_or_die 'python3 python3-venv' 'from https://www.python.org' 'Python 3.11 or newer with venv'
            find_python || die "no python3 on PATH is 3.11 or newer and has the modules venv and ensurepip."
        }
        "$found" -m venv --clear "$venv" || die "$found can't make an environment in $venv."
    }
    for file; do
        ! cmp -s "$file" "$venv/${file##*/}" || continue
        say "installing what ${file#"$root/"} names in $venv, once (from PyPI) ..."
        { "$python" -m pip install --quiet --disable-pip-version-check --requirement "$file" && cp "$file" "$venv"; } >&2 ||
            die "it could not be installed; the messages are above."
    done
}

# Sets found. Debian has a Python of its own, and another may come first on PATH.
find_python() {
    for found in python3 /usr/bin/python3; do
        "$found" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    done
    return 1
}

# use_kernel [NAME]: what notebooks name "java" is JJava from here, or the installed kernel NAME.
use_kernel() {
    folder=$venv/share/jupyter/kernels/java
    if [ -n "$1" ]; then
        folder=$("$python" "$root/src/test/python/run_notebooks.py" find-kernel "$1") || exit 2
    fi
    { mkdir -p "$venv/kernel-$1/kernels" && ln -sfn "$folder" "$venv/kernel-$1/kernels/java"; } ||
        die "can't write to $venv."
    JUPYTER_PATH=$venv/kernel-$1${JUPYTER_PATH:+:$JUPYTER_PATH}
    JUPYTER_DATA_DIR=$venv/data # where Jupyter notes which notebooks are trusted
    export JUPYTER_PATH JUPYTER_DATA_DIR
}

# install_or_die PACKAGES ELSEWHERE WHAT: installs Debian packages, as root. Else it says how: the packages, or ELSEWHERE
# where there is no Debian.
install_or_die() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $1 ..."
        # shellcheck disable=SC2086 # several packages; a fresh machine has no package lists yet
        if { apt_install $1 || { apt-get update && apt_install $1; }; } >&2; then
            return
        fi
    fi
    die "$3 is missing. To install it:
  Debian, Ubuntu:  apt-get install -y --no-install-recommends $1
  elsewhere:       $2"
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
