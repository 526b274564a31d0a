# shellcheck shell=sh
# The common part of the launchers: finds Java, builds once, starts quickly. scripts/create-sequence shows the use.

# shellcheck disable=SC2154 # self: set by the launcher
root=${self%/scripts/*}
# Whatever JVM options the user sets.
jvm_options=${JAVA_TOOL_OPTIONS-}${JDK_JAVA_OPTIONS-}${_JAVA_OPTIONS-}

say() {
    printf 'replykit: %s\n' "$*" >&2
}

# Exit code 2 in every command of replykit: nothing was tried, something must be fixed first.
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
        [ -x "$java" ] || die "JAVA_HOME is $JAVA_HOME, which has no bin/java. Set it to a JDK 17 or newer, or unset it."
    else
        java=$(command -v java) || die "no java found. Install a JDK 17 or newer, or set JAVA_HOME to one."
    fi
    java=$(readlink -f "$java")
}

# Takes half a second, so only a build and the first start with this Java ask.
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

# ensure_built main: sets build, a folder, and jar, the library, which needs no other.
# ensure_built tests: sets test_class_path too.
ensure_built() {
    find_java
    build=$root/target/launch/$1
    is_fresh "$1" || build "$1"
    jar=$build/replykit.jar
    if [ "$1" = tests ]; then
        read -r test_class_path <"$build/test-class-path"
        # shellcheck disable=SC2034 # for the launcher
        test_class_path=$build/test-classes:$build/classes:$test_class_path
    fi
}

# Whether no source has changed since the build began.
is_fresh() {
    [ -e "$build/began" ] || return 1
    sources=$root/src
    [ "$1" = tests ] || sources=$root/src/main
    [ -z "$(find "$root/pom.xml" "$root/LICENSE" "$root/.mvn" "$sources" -newer "$build/began" 2>/dev/null)" ]
}

# Single goals, not a life cycle phase: no gates, no tests, and for "main" no jars that only tests need. A complete
# build gets its name by one rename, so an interrupted one is never used.
build() {
    check_build_tools
    new=$build.$$
    mkdir -p "$new" 2>/dev/null || die "can't write to $root/target. Make it writable, or copy the checkout."
    say "building once (the first run downloads from Maven Central) ..."
    trap 'rm -rf "$new"' EXIT
    trap 'exit 130' INT TERM
    : >"$new/began"
    if [ "$1" = tests ]; then
        set -- resources:testResources compiler:testCompile dependency:build-classpath \
            -Dmdep.includeScope=test -Dmdep.outputFile="$new/test-class-path"
    else
        shift
    fi
    if ! (
        cd "$root" && MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" mvn -q -B -Dreplykit.target="$new" \
            resources:resources compiler:compile compiler:compile@module-info jar:jar shade:shade@library "$@"
    ) >"$new/log" 2>&1 </dev/null; then
        cat "$new/log" >&2
        die "the build failed. Maven's messages are above."
    fi
    rm -rf "$build"
    mv "$new" "$build" || die "can't write to $build."
    trap - EXIT INT TERM
}

# Replaces the shell by a Java program of the current build: signals and the exit code are the program's own.
run_class() {
    choose_options
    use_program_archive "$kind"
    set -- -cp "$jar" "$@"
    [ ! -t 1 ] || set -- -Dreplykit.stdout.tty=true "$@"
    # shellcheck disable=SC2086 # words of options
    exec "$java" $quick ${archived:+"$archived"} "$@"
}

# Sets quick, the options for a quick start, and kind, of the class archive. Options of the user may choose another
# collector, and some of them stop a JVM that is given an AOT cache. JVM logs are off: they would go to stdout.
choose_options() {
    quick='-XX:TieredStopAtLevel=1 -Xlog:disable'
    kind=jsa
    if [ -z "$jvm_options" ]; then
        quick="$quick -XX:+UseSerialGC"
        ! grep -qE '^JAVA_VERSION="(2[5-9]|[3-9])' "${java%/bin/java}/release" 2>/dev/null || kind=aot
    fi
}

# The archive of create-sequence, which serves other programs, too.
use_program_archive() {
    use_archive "$1" program -cp "$jar" \
        dev.replykit.internal.cli.CreateSequence "$root/notebooks/drafts/sales-outreach.json"
}

# use_archive KIND NAME ARGUMENTS...: sets archived, the option that starts a JVM from an archive of its classes, which
# halves the time. A run with ARGUMENTS makes the archive, once for each Java. Where that fails the archive is empty.
use_archive() {
    archive=$build/$1-$2$java
    case $1 in
        aot) make=-XX:AOTCacheOutput use=-XX:AOTCache ;;
        jsa) make=-XX:ArchiveClassesAtExit use=-XX:SharedArchiveFile ;;
    esac
    shift 2
    if [ ! -e "$archive" ] && [ -w "$build" ]; then
        check_java
        say 'preparing a quick start, once ...'
        mkdir -p "${archive%/*}"
        (
            unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
            # shellcheck disable=SC2086 # words of options
            exec "$java" $quick "$make=$archive.$$" "$@"
        ) >"$build/training-log" 2>&1 </dev/null
        [ -s "$archive.$$" ] || : >"$archive.$$"
        mv -f "$archive.$$" "$archive"
    fi
    archived=
    [ ! -s "$archive" ] || archived=$use=$archive
}
