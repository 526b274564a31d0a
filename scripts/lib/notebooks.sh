# shellcheck shell=sh
# What scripts/notebook, scripts/update-notebooks and scripts/test share. Sourced after lib/launch.sh, whose say, die,
# root, java and ensure_built it uses; and after `install` is set, yes or no.

# Builds, and copies the jar to where the first cell of each notebook looks for it.
prepare_notebooks() {
    ensure_built tests
    # shellcheck disable=SC2154 # jar: set by ensure_built
    if ! cmp -s "$jar" "$root/target/replykit.jar"; then
        new_jar=$root/target/replykit.jar.$$ # renamed when complete: a running kernel may have the old one open
        { cp "$jar" "$new_jar" && mv -f "$new_jar" "${new_jar%.*}"; } || die "can't write to $root/target."
    fi
}

# our_kernel FOLDER [JAR]: writes the kernelspec "java" below FOLDER, and makes Jupyter look there first. JAR comes
# before the kernel's own class path.
our_kernel() {
    # shellcheck disable=SC2154 # java, test_class_path: set by ensure_built
    "$java" -XX:TieredStopAtLevel=1 -cp "$test_class_path" dev.replykit.notebook.kernel.Kernelspec "$@" ||
        die "the kernel could not be prepared; Java's messages are above."
    JUPYTER_PATH=$1${JUPYTER_PATH:+:$JUPYTER_PATH}
    export JUPYTER_PATH
}

# installed_kernel NAME: for IJava and JJava, which both are named "java".
installed_kernel() {
    jupyter kernelspec list 2>/dev/null | grep -q "^ *$1 " ||
        die "Jupyter has no kernel named '$1'. Without --kernel you get the one of this project; to install another, see" \
            "https://github.com/dflib/jjava (maintained) or https://github.com/SpencerPark/IJava."
}

# Sets python, one that has nbclient. Debian's Jupyter belongs to Debian's Python, and another may come first on PATH.
need_python() {
    find_python && return
    install_or_die "jupyter-nbconvert jupyter-client" "python3 -m pip install nbconvert nbclient" "Jupyter's nbclient"
    find_python || die "nbclient was installed, but no python3 can import it."
}

find_python() {
    for python in /usr/bin/python3 python3; do
        "$python" -c 'import nbclient, nbformat' 2>/dev/null && return
    done
    return 1
}

# install_or_die PACKAGES ELSEWHERE WHAT: installs Debian packages if --install was given and the user is root. Else it
# says how: the packages, or the command ELSEWHERE where there is no Debian.
install_or_die() {
    # shellcheck disable=SC2154 # install: set by the launcher
    if [ "$install" = yes ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $1 ..."
        # shellcheck disable=SC2086 # several packages; a fresh machine has no package lists yet
        if { apt_install $1 || { apt-get update && apt_install $1; }; } >&2; then
            return
        fi
    fi
    die "$3 is missing. To install it:
  Debian, Ubuntu:  apt-get install -y --no-install-recommends $1
  elsewhere:       $2$([ "$install" = yes ] || printf '\n%s' "As root on Debian or Ubuntu, --install does it.")"
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
