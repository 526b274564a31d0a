# shellcheck shell=sh
# The common part of the launchers: finds Java, builds what is needed once, starts it quickly. A launcher says
#
#     self=$(readlink -f "$0") && . "${self%/*}/lib/launch.sh"
#     ensure_built main
#     run_class dev.replykit.internal.cli.CreateSequence "$@"
#
# When nothing changed this costs a few milliseconds: two look-ups and two finds.

# shellcheck disable=SC2154 # self: set by the launcher
root=${self%/scripts/*}

say() {
    printf 'replykit: %s\n' "$*" >&2
}

# Exit code 2 is "usage" in every command of replykit: nothing was tried, something must be mended here first.
die() {
    say "$*"
    exit 2
}

# takes_no_arguments HELP "$@": for launchers that take none. They answer --help and refuse all else.
takes_no_arguments() {
    help=$1
    shift
    [ $# -gt 0 ] || return 0
    case $1 in
        --help | -h) printf '%s\n' "$help"; exit 0 ;;
    esac
    printf '%s\n' "$help" >&2
    die "unknown argument $1"
}

# Sets java: the one of JAVA_HOME, else the first on PATH, without symbolic links.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || die "JAVA_HOME is $JAVA_HOME, where no bin/java is. Set it to a JDK 17 or newer, or unset it."
    else
        java=$(command -v java) || die "no java found. Install a JDK 17 or newer, or set JAVA_HOME to one."
    fi
    java=$(readlink -f "$java")
}

# Takes half a second, so it is asked only when something is built or the first time with another Java.
check_java() {
    release=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
    case $release in
        '') die "$java does not start. Install a JDK 17 or newer, or set JAVA_HOME to one." ;;
        1.* | 9 | 1[0-6]) die "$java is Java $release. Install a JDK 17 or newer, or set JAVA_HOME to one." ;;
    esac
}

check_build_tools() {
    check_java
    [ -x "${java%/*}/javac" ] || command -v javac >/dev/null ||
        die "$java is a runtime without compiler. Install a JDK 17 or newer, or set JAVA_HOME to one."
    command -v mvn >/dev/null || die "no mvn found. Install Maven 3.8 or newer."
}

# ensure_built main: sets build (a folder under target/) and jar, the library, which needs no other.
# ensure_built tests: sets test_class_path too.
ensure_built() {
    find_java
    launch=$root/target/launch/$1
    is_fresh "$1" || build "$1"
    jar=$build/replykit.jar
    if [ "$1" = tests ]; then
        read -r test_class_path <"$build/test-class-path"
        # shellcheck disable=SC2034 # for the launcher
        test_class_path=$build/test-classes:$build/classes:$test_class_path
    fi
}

# The file "current" names the last complete build, and its time is when that build began.
is_fresh() {
    [ -r "$launch/current" ] || return 1
    read -r build <"$launch/current"
    build=$launch/$build
    [ -f "$build/replykit.jar" ] || return 1
    sources=$root/src/main
    [ "$1" = main ] || sources=$root/src
    set -- "$root/pom.xml" "$root/LICENSE" "$sources"
    [ ! -e "$root/.mvn" ] || set -- "$@" "$root/.mvn" # a copy may lack it
    is_older "$launch/current" "$@"
}

# is_older FILE OTHERS...: nothing in OTHERS has changed since FILE was written. A copy may bring an old time of its own
# (cp -p, tar, rsync); nobody can set the time at which its inode changed (-cnewer, which not every find knows).
is_older() {
    than=$1
    shift
    changed=$(find "$@" \( -newer "$than" -o -cnewer "$than" \) -print 2>/dev/null) ||
        changed=$(find "$@" -newer "$than" -print) || return 1
    [ -z "$changed" ]
}

# Single goals, not a life cycle phase: no gates, no tests, and for "main" no jars that only tests need. Each build has
# a folder of its own and becomes current by one rename: an interrupted or concurrent build is never seen.
build() {
    check_build_tools
    build=$(mkdir -p "$launch" 2>/dev/null && mktemp -d "$launch/build.XXXXXX" 2>/dev/null) ||
        die "$launch can't be written."
    say "building once (the first run downloads from Maven Central) ..."
    trap 'rm -rf "$build"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    printf '%s\n' "${build##*/}" >"$build/current"
    if [ "$1" = tests ]; then
        set -- resources:testResources compiler:testCompile dependency:build-classpath \
            -Dmdep.includeScope=test -Dmdep.outputFile="$build/test-class-path"
    else
        shift
    fi
    if ! (
        cd "$root" && MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" mvn -q -B -Dreplykit.target="$build" \
            resources:resources compiler:compile compiler:compile@module-info jar:jar shade:shade@library "$@"
    ) >"$build/log" 2>&1 </dev/null; then
        cat "$build/log" >&2
        die "the build failed; Maven's words are above."
    fi
    chmod +rx "$build" # mktemp lets nobody else in; from here on it is as the umask says
    mv -f "$build/current" "$launch/current"
    trap - EXIT INT TERM
    # Whatever is younger may be a concurrent build, or run at this moment.
    find "$launch" -name 'build.*' -prune ! -path "$build" -mmin +60 -exec rm -rf {} +
}

# Replaces the shell by a Java program of the current build: signals and the exit code are the program's own.
run_class() {
    archive=$build/cds$java.jsa
    is_of_this_java "$archive" || train
    if [ -s "$archive" ]; then
        set -- -XX:SharedArchiveFile="$archive" -cp "$jar" "$@"
    else
        set -- -cp "$jar" "$@"
    fi
    if [ -t 1 ]; then
        set -- -Dreplykit.stdout.tty=true "$@"
    fi
    # No JVM log: it would go to stdout, which belongs to the program.
    exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable "$@"
}

# is_of_this_java FILE: whether what was made with java is there, and java was not updated in place since. Where nothing
# can be written, whatever is there must do.
is_of_this_java() {
    [ ! -w "$build" ] || { [ -e "$1" ] && is_older "$1" "$java"; }
}

# One run that is thrown away leaves an archive of the loaded classes (AppCDS), which halves the start of later ones. It
# fits one Java only, hence the name. Where that does not work the archive stays empty and is not tried again.
train() {
    check_java
    mkdir -p "${archive%/*}"
    "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$archive.$$" -cp "$jar" \
        dev.replykit.internal.cli.CreateSequence "$root/notebooks/drafts/sales-outreach.json" \
        >"$build/training-log" 2>&1 </dev/null
    [ -s "$archive.$$" ] || : >"$archive.$$"
    mv -f "$archive.$$" "$archive"
}
