package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One kind of value in JSON and in Java. */
interface Codec<V> {

    /**
     * The value, or null where the JSON has another form. Adds what a request may not say to the findings; with {@link
     * Findings#NONE} it reads an answer, which never fails over one member.
     */
    @Nullable
    V read(JsonElement json, Findings findings);

    /** Adds what a request may not say to the findings: the rules of {@link #read} for a value that was made in Java. */
    void check(V value, Findings findings);

    void write(V value, JsonWriter out) throws IOException;
}
