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

# Prints the comment at the top of the launcher, which is its help.
usage() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "$self"
}

# takes_no_arguments "$@": for launchers that take none. They answer --help and refuse all else.
takes_no_arguments() {
    [ $# -gt 0 ] || return 0
    case $1 in
        --help | -h) usage; exit 0 ;;
    esac
    usage >&2
    die "unknown argument $1"
}

# A closed descriptor would become that of the next file or connection that Java opens. What is written to a folder fails,
# and is reported.
keep_descriptors() {
    { true 3<&0; } 2>/dev/null || exec </dev/null
    { true 3>&1; } 2>/dev/null || exec 1</
    true 3>&2 || exec 2>/dev/null # the shell's message goes nowhere
}

# Java takes file names and arguments to be in the encoding of the locale, which cron jobs and containers don't set, and
# reads some files in file.encoding. Everything that replykit reads is UTF-8.
use_utf8() {
    case ${_JAVA_OPTIONS-} in
        *-Dfile.encoding=*) _JAVA_OPTIONS="$_JAVA_OPTIONS -Dfile.encoding=UTF-8" ;; # these win over arguments
    esac
    for utf8 in '' C.UTF-8 en_US.UTF-8; do
        case $(LC_ALL=${utf8:-${LC_ALL-}} locale charmap 2>/dev/null) in
            '' | UTF-8) [ -z "$utf8" ] || export LC_ALL="$utf8"; return ;;
        esac
    done
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
    release=
    # Without this file it may be a script that chooses a Java by the folder.
    [ -e "${java%/bin/java}/release" ] || find_real_java
    [ -n "$release" ] || release=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "${java%/bin/java}/release")
    case $release in
        1.* | 9 | 9.* | 1[0-6] | 1[0-6].*)
            die "$java is Java $release. Install a JDK 17 or newer, or set JAVA_HOME to one." ;;
    esac
}

find_real_java() {
    properties=$("$java" -XshowSettings:properties -version 2>&1)
    home=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.home = //p')
    [ -n "$home" ] || die "$java does not start. Install a JDK 17 or newer, or set JAVA_HOME to one." "$properties"
    java=$(readlink -f "$home/bin/java")
    release=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.version = //p')
}

may_fail_to_start() {
    # shellcheck disable=SC3045 # a shell without -v starts one more Java
    [ -n "$jvm_options" ] || [ "$(ulimit -v 2>/dev/null)" != unlimited ]
}

# A JVM that does not start exits with 1, which means "refused" here. So where the user's settings could be the reason,
# one is started to see.
check_start() {
    may_fail_to_start || return 0
    # shellcheck disable=SC2086 # words of options
    words=$("$java" $quick -version 2>&1 </dev/null) ||
        die "Java does not start. Nothing was sent. Look at JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, _JAVA_OPTIONS and" \
            "ulimit -v. $java says:
$words"
}

check_build_tools() {
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
    [ -z "$(find "$root/pom.xml" "$root/LICENSE" "$root/pacts" "$root/.mvn" "$sources" -newer "$build/began" 2>/dev/null)" ]
}

# Single goals, not a life cycle phase: no gates, no tests, and for "main" no jars that only tests need. A complete
# build gets its name by one rename, so an interrupted one is never used.
build() {
    check_build_tools
    new=$build.$$
    mkdir -p "$new" 2>/dev/null || die "can't write to $root/target. Make it writable, or copy the checkout."
    say "building once (the first run downloads from Maven Central) ..."
    trap 'rm -rf "$new"' EXIT
    trap 'exit 130' HUP INT TERM
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
    trap - EXIT HUP INT TERM
}

# run_command COMMAND ARGUMENTS...: replaces the shell by a command of the jar: signals and the exit code are its own.
run_command() {
    case $#$2 in
        2--help | 2-h) help_of "$1"; exit 0 ;;
    esac
    keep_descriptors
    use_utf8
    ensure_built main
    choose_options
    check_start
    use_program_archive "$kind"
    set -- -Dfile.encoding=UTF-8 -Dreplykit.command="scripts/${self##*/}" -cp "$jar" \
        dev.replykit.internal.cli.Main "$@"
    tty=false
    [ ! -t 1 ] || tty=true
    set -- -Dreplykit.stdout.tty=$tty "$@"
    [ ! -t 2 ] || set -- -Dreplykit.columns="$(columns)" "$@"
    # With JVM options of the user, Java may write to standard output, which is for the program. It gets another one.
    if may_fail_to_start && { true >>/dev/fd/1; } 2>/dev/null; then
        # shellcheck disable=SC2086 # words of options
        exec "$java" $quick ${archived:+"$archived"} -Dreplykit.stdout=/dev/fd/3 "$@" 3>&1 >&2
    fi
    # shellcheck disable=SC2086 # words of options
    exec "$java" $quick ${archived:+"$archived"} "$@"
}

# How wide the terminal is, which tables are fitted to; empty where it can't be asked.
columns() {
    stty size <&2 2>/dev/null | cut -d ' ' -f 2
}

# run_tool CLASS ARGUMENTS...: replaces the shell by a program that needs the test libraries. Its help is beside it.
run_tool() {
    case $#${2-} in
        2--help | 2-h) cat "$root/src/test/resources/dev/replykit/tools/${self##*/}.txt"; exit 0 ;;
    esac
    tool=dev.replykit.tools.$1
    shift
    keep_descriptors
    use_utf8
    ensure_built tests
    choose_options
    check_start
    # shellcheck disable=SC2086 # words of options
    exec "$java" $quick -Dfile.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR -Dreplykit.root="$root" \
        -cp "$test_class_path" "$tool" "$@"
}

# help_of COMMAND: needs no Java and no build.
help_of() {
    sed "s,COMMAND,scripts/${self##*/},g" "$root/src/main/resources/dev/replykit/internal/cli/$1.txt"
}

# For a quick start. JVM logs are off: they would go to standard output.
quick_start='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable'

# Sets quick, the options for a quick start, and kind, of the class archive. Neither is used where the user has JVM
# options: theirs win, and some of them stop a JVM that is given ours.
choose_options() {
    quick=
    [ -n "$jvm_options" ] || quick=$quick_start
    case $release in
        2[5-9]* | [3-9]?*) kind=aot ;;
        *) kind=jsa ;;
    esac
}

# The archive of create-sequence, which serves other programs, too.
use_program_archive() {
    use_archive "$1" program -cp "$jar" \
        dev.replykit.internal.cli.Main create "$root/notebooks/drafts/sales-outreach.json"
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
        say 'preparing a quick start, once ...'
        mkdir -p "${archive%/*}"
        (
            unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
            # shellcheck disable=SC2086 # words of options
            exec "$java" $quick_start "$make=$archive.$$" "$@"
        ) >"$build/training-log" 2>&1 </dev/null
        [ -s "$archive.$$" ] || : >"$archive.$$"
        mv -f "$archive.$$" "$archive"
    fi
    archived=
    [ -n "$jvm_options" ] || [ ! -s "$archive" ] || archived=$use=$archive
}
