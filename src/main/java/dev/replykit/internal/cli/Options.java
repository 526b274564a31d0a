package dev.replykit.internal.cli;

import dev.replykit.internal.json.Excerpt;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code create-sequence} was asked to do. */
record Options(
        boolean help,
        boolean live,
        boolean preview,
        @Nullable String keyFile,
        @Nullable String baseUrl,
        @Nullable Duration deadline,
        @Nullable Instant findSince,
        @Nullable String file) {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    static Options parse(String... args) throws UsageException {
        boolean help = false;
        boolean live = false;
        boolean preview = false;
        String keyFile = null;
        String baseUrl = null;
        Duration deadline = null;
        Instant findSince = null;
        String file = null;
        boolean onlyFiles = false;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            int equals = arg.indexOf('=');
            if (!onlyFiles && arg.startsWith("--") && equals > 0) {
                rest.push(arg.substring(equals + 1));
                arg = arg.substring(0, equals);
                if (!List.of("--base-url", "--deadline", "--find-since", "--key-file")
                        .contains(arg)) {
                    throw new UsageException("There is no option " + Excerpt.of(arg) + " that takes a value.");
                }
            }
            if (onlyFiles || arg.equals("-") || !arg.startsWith("-")) {
                if (file != null) {
                    throw new UsageException("One FILE at a time, but there are two. Quote a name with spaces in it.");
                }
                file = arg;
                continue;
            }
            switch (arg) {
                case "-h", "--help" -> help = true;
                case "--live" -> live = true;
                case "--preview" -> preview = true;
                case "--key-file" -> keyFile = value(arg, rest);
                case "--base-url" -> baseUrl = value(arg, rest);
                case "--deadline" -> deadline = seconds(value(arg, rest));
                case "--find-since" -> findSince = instant(value(arg, rest));
                case "--" -> onlyFiles = true;
                default -> throw new UsageException("There is no option " + Excerpt.of(arg) + ".");
            }
        }
        if (!help && live && baseUrl != null) {
            throw new UsageException("--live means https://api.reply.io; give --live or --base-url, not both.");
        }
        if (!help && findSince != null && !live && baseUrl == null) {
            throw new UsageException("--find-since needs --live or --base-url: an embedded sandbox starts empty.");
        }
        if (!help && findSince != null && preview) {
            throw new UsageException("--preview asks no server, --find-since does; give one of them, not both.");
        }
        if (!help && file == null) {
            throw new UsageException("A FILE is missing: a draft as JSON, or - for standard input.");
        }
        return new Options(help, live, preview, keyFile, baseUrl, deadline, findSince, file);
    }

    private static String value(String option, Deque<String> rest) throws UsageException {
        if (rest.isEmpty()) {
            throw new UsageException(option + " needs a value.");
        }
        return rest.pop();
    }

    private static Duration seconds(String text) throws UsageException {
        if (SECONDS.matcher(text).matches()) {
            Duration deadline =
                    Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
            if (!deadline.isZero() && deadline.compareTo(LONGEST_DEADLINE) <= 0) {
                return deadline;
            }
        }
        throw new UsageException("--deadline needs seconds, more than 0 and at most 86400, such as 30 or 2.5, but is "
                + Excerpt.quoted(text) + ".");
    }

    private static Instant instant(String text) throws UsageException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--find-since needs a time such as 2026-01-31T09:00:00Z, but is " + Excerpt.quoted(text) + ".");
        }
    }
}
