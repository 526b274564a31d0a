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
import org.jspecify.annotations.Nullable;

/** Why a command failed, as one JSON object for programs. Members that have no value are left out. */
final class ErrorJson {
    private ErrorJson() {}

    /**
     * {@return the object}
     *
     * @param since from when on the sequence may have been created, where that is not known
     * @param seen the ids of sequences that were created or found
     */
    static JsonObject of(
            int exit, String message, @Nullable Exception cause, @Nullable Instant since, List<Long> seen) {
        JsonObject error = new JsonObject();
        error.addProperty("outcome", outcome(exit, cause));
        error.addProperty("message", message);
        if (cause instanceof InvalidDraftException invalid) {
            error.add("errors", errors(invalid.violations()));
        } else if (cause instanceof RejectedException rejected) {
            Problem problem = rejected.problem();
            error.addProperty("status", problem.status());
            if (problem.code() != null) {
                error.addProperty("code", problem.code());
            }
            error.add("errors", errors(problem.errors()));
        }
        if (cause instanceof RateLimitedException limited && limited.retryAfter() != null) {
            error.addProperty("retryAfterSeconds", limited.retryAfter().toSeconds());
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

    private static JsonArray errors(List<Finding> findings) {
        JsonArray errors = new JsonArray();
        for (Finding finding : findings) {
            JsonObject error = new JsonObject();
            error.addProperty("pointer", finding.pointer());
            error.addProperty("detail", finding.detail());
            errors.add(error);
        }
        return errors;
    }
}
