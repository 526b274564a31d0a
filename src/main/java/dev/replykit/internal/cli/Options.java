package dev.replykit.internal.cli;

import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Printable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code create-sequence} was asked to do. */
final class Options {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern EMAIL = Pattern.compile("[!-~]+@[!-~]+");
    private static final List<String> WITH_VALUE =
            List.of("--base-url", "--deadline", "--delete", "--find-since", "--key-file", "--team", "--user");

    public boolean help;
    public boolean live;
    public boolean preview;
    public boolean body;
    public boolean curl;
    public boolean checkAccount;
    public @Nullable String keyFile;
    public @Nullable String baseUrl;
    public @Nullable Duration deadline;
    public @Nullable Instant findSince;
    public @Nullable Long delete;
    public @Nullable Long team;
    public @Nullable String user;
    public @Nullable String file;

    Options(String... args) throws UsageException {
        boolean onlyFiles = false;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (onlyFiles || arg.equals("-") || !arg.startsWith("-")) {
                check(file == null, "One FILE at a time, but there are two. Quote a name with spaces in it.");
                file = arg;
                continue;
            }
            arg = withoutValue(arg, WITH_VALUE, rest);
            switch (arg) {
                case "-h", "--help" -> help = true;
                case "--json" -> {} // looked for before
                case "--live" -> live = true;
                case "--preview" -> preview = true;
                case "--body" -> body = true;
                case "--curl" -> curl = true;
                case "--check-account" -> checkAccount = true;
                case "--key-file" -> keyFile = value(arg, rest);
                case "--base-url" -> baseUrl = value(arg, rest);
                case "--deadline" -> deadline = seconds(value(arg, rest));
                case "--find-since" -> findSince = instant(value(arg, rest));
                case "--delete" -> delete = id(arg, value(arg, rest));
                case "--team" -> team = id(arg, value(arg, rest));
                case "--user" -> user = user(value(arg, rest));
                case "--" -> onlyFiles = true;
                default -> throw new UsageException("There is no option " + Printable.excerpt(arg, 60) + ".");
            }
        }
        if (!help) {
            checkTogether();
        }
    }

    private void checkTogether() throws UsageException {
        check(!live || baseUrl == null, "--live means https://api.reply.io; give --live or --base-url, not both.");
        check(
                Stream.of(preview, checkAccount, findSince != null, delete != null)
                                .filter(isGiven -> isGiven)
                                .count()
                        <= 1,
                "--preview, --check-account, --find-since and --delete do different things; give one of them.");
        check(
                !isSandbox() || findSince == null && delete == null,
                "--find-since and --delete need --live or --base-url: an embedded sandbox starts empty.");
        check(!body && !curl || preview && body != curl, "--preview takes --body or --curl, one of them.");
        check(
                !isSandbox() || preview || team == null && user == null,
                "--team and --user need --live or --base-url: an embedded sandbox has one user.");
        check(delete == null || file == null, "--delete takes no FILE.");
        check(delete != null || file != null, "A FILE is missing: a draft as JSON, or - for standard input.");
    }

    /** Whether nothing leaves this machine. */
    boolean isSandbox() {
        return !live && baseUrl == null;
    }

    private static void check(boolean isRight, String message) throws UsageException {
        if (!isRight) {
            throw new UsageException(message);
        }
    }

    /** The option of {@code --option=value}; its value becomes the next argument. */
    static String withoutValue(String arg, List<String> withValue, Deque<String> rest) throws UsageException {
        int equals = arg.indexOf('=');
        if (!arg.startsWith("--") || equals < 0) {
            return arg;
        }
        String option = arg.substring(0, equals);
        check(
                withValue.contains(option),
                "There is no option " + Printable.excerpt(option, 60) + " that takes a value.");
        rest.push(arg.substring(equals + 1));
        return option;
    }

    static String value(String option, Deque<String> rest) throws UsageException {
        check(!rest.isEmpty(), option + " needs a value.");
        return rest.pop();
    }

    private static Duration seconds(String text) throws UsageException {
        Duration deadline = SECONDS.matcher(text).matches()
                ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact())
                : Duration.ZERO;
        check(
                !deadline.isZero() && deadline.compareTo(LONGEST_DEADLINE) <= 0,
                "--deadline needs seconds, more than 0 and at most 86400, such as 30 or 2.5, but is "
                        + Printable.quoted(text) + ".");
        return deadline;
    }

    private static Instant instant(String text) throws UsageException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--find-since needs a time such as 2026-01-31T09:00:00Z, but is " + Printable.quoted(text) + ".");
        }
    }

    private static Long id(String option, String text) throws UsageException {
        check(ID.matcher(text).matches(), option + " needs an id such as 1045, but is " + Printable.quoted(text) + ".");
        return Long.valueOf(text);
    }

    /** An id of digits, or an address. */
    private static String user(String text) throws UsageException {
        check(
                ID.matcher(text).matches() || EMAIL.matcher(text).matches(),
                "--user needs the id or the email address of a user, but is " + Printable.quoted(text) + ".");
        return text;
    }
}
