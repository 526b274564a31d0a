package dev.replykit.internal.cli;

import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Printable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code create-sequence} was asked to do. */
final class Options extends Arguments {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern EMAIL = Pattern.compile("[!-~]+@[!-~]+");
    private static final List<String> KNOWN = List.of(("--json --live --preview --body --curl --check-account"
                    + " --base-url= --deadline= --delete= --find-since= --key-file= --team= --user=")
            .split(" "));

    final @Nullable Duration deadline;
    final @Nullable Instant findSince;
    final @Nullable Long delete;
    final @Nullable Long team;
    final @Nullable String user;
    /** Empty where a sequence is deleted. */
    final String file;

    Options(String... args) throws UsageException {
        super(KNOWN, args);
        deadline = seconds(value("--deadline"));
        findSince = instant(value("--find-since"));
        delete = id("--delete");
        team = id("--team");
        user = user(value("--user"));
        check(
                !has("--live") || !has("--base-url"),
                "--live means https://api.reply.io; give --live or --base-url, not both.");
        check(
                Stream.of("--preview", "--check-account", "--find-since", "--delete")
                                .filter(this::has)
                                .count()
                        <= 1,
                "--preview, --check-account, --find-since and --delete do different things; give one of them.");
        check(
                !isSandbox() || findSince == null && delete == null,
                "--find-since and --delete need --live or --base-url: an embedded sandbox starts empty.");
        check(
                !has("--body") && !has("--curl") || has("--preview") && has("--body") != has("--curl"),
                "--preview takes --body or --curl, one of them.");
        check(
                !isSandbox() || has("--preview") || team == null && user == null,
                "--team and --user need --live or --base-url: an embedded sandbox has one user.");
        check(delete == null || files.isEmpty(), "--delete takes no FILE.");
        file = delete == null ? file() : "";
    }

    /** Whether nothing leaves this machine. */
    boolean isSandbox() {
        return !has("--live") && !has("--base-url");
    }

    private static @Nullable Duration seconds(@Nullable String text) throws UsageException {
        if (text == null) {
            return null;
        }
        Duration deadline = SECONDS.matcher(text).matches()
                ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact())
                : Duration.ZERO;
        check(
                !deadline.isZero() && deadline.compareTo(LONGEST_DEADLINE) <= 0,
                "--deadline needs seconds, more than 0 and at most 86400, such as 30 or 2.5, but is "
                        + Printable.quoted(text) + ".");
        return deadline;
    }

    private static @Nullable Instant instant(@Nullable String text) throws UsageException {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--find-since needs a time such as 2026-01-31T09:00:00Z, but is " + Printable.quoted(text) + ".");
        }
    }

    private @Nullable Long id(String option) throws UsageException {
        String text = value(option);
        if (text == null) {
            return null;
        }
        check(ID.matcher(text).matches(), option + " needs an id such as 1045, but is " + Printable.quoted(text) + ".");
        return Long.valueOf(text);
    }

    /** An id of digits, or an address. */
    private static @Nullable String user(@Nullable String text) throws UsageException {
        check(
                text == null
                        || ID.matcher(text).matches()
                        || EMAIL.matcher(text).matches(),
                "--user needs the id or the email address of a user, but is " + Printable.quoted(String.valueOf(text))
                        + ".");
        return text;
    }
}
