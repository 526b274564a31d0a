package dev.replykit.internal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.InvalidDraftException;
import dev.replykit.OutcomeUnknownException;
import dev.replykit.Problem;
import dev.replykit.RateLimitedException;
import dev.replykit.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a command failed, as one JSON object for programs. Members that have no value are left out. */
final class ErrorJson {
    private ErrorJson() {}

    /**
     * @param since when the call began, where it is not known whether the sequence was created
     * @param seen the ids of sequences that were created or found
     */
    static JsonObject of(
            int exit, String message, @Nullable Exception cause, @Nullable Instant since, List<Long> seen) {
        JsonObject error = new JsonObject();
        error.addProperty("outcome", outcome(exit, cause));
        error.addProperty("message", message);
        if (cause instanceof InvalidDraftException invalid) {
            error.add("errors", findings(invalid.violations(), null));
        } else if (cause instanceof RejectedException rejected) {
            Problem problem = rejected.problem();
            error.addProperty("status", problem.status());
            if (problem.code() != null) {
                error.addProperty("code", problem.code());
            }
            error.add("errors", findings(problem.errors(), null));
        }
        if (cause instanceof RateLimitedException limited && limited.retryAfter() != null) {
            long seconds = limited.retryAfter().plusNanos(999_999_999).toSeconds();
            error.addProperty("retryAfterSeconds", seconds);
        }
        JsonArray ids = new JsonArray();
        seen.forEach(ids::add);
        if (cause instanceof OutcomeUnknownException unknown && unknown.id() != null) {
            ids.add(unknown.id());
        }
        error.add("ids", ids);
        if (exit == Exit.UNKNOWN && since != null) {
            error.addProperty("findSince", since.toString());
        }
        return error;
    }

    private static String outcome(int exit, @Nullable Exception cause) {
        return switch (exit) {
            case Exit.REFUSED ->
                cause instanceof InvalidDraftException
                        ? "invalid"
                        : cause instanceof RateLimitedException ? "rateLimited" : "rejected";
            case Exit.USAGE -> "usage";
            case Exit.UNKNOWN -> "unknown";
            default -> "notSent";
        };
    }

    /** The findings; those in a file with its name and their severity. */
    static JsonArray findings(List<Finding> findings, @Nullable String file) {
        JsonArray array = new JsonArray();
        for (Finding finding : findings) {
            JsonObject object = new JsonObject();
            if (file != null) {
                object.addProperty("file", file);
            }
            object.addProperty("pointer", finding.pointer());
            object.addProperty("detail", finding.detail());
            if (file != null) {
                object.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            }
            array.add(object);
        }
        return array;
    }
}
