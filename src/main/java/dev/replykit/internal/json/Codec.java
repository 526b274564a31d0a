package dev.replykit.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * One kind of value on the wire and in Java: read leniently from an answer, checked strictly in a request, written
 * exactly. What {@link #check} lets pass, {@link #read} understands.
 */
interface Codec<V> {

    /** Reports everything that a request may not say here. */
    void check(Json json, Pointer at, Findings findings);

    /** The value, or null where the JSON is of another form; an answer never fails over one member. */
    @Nullable
    V read(Json json);

    /** The JSON of the value. */
    Json write(V value);

    /** What a server understands of the JSON: without members that it does not know, and without duplicates. */
    default Json known(Json json) {
        return json;
    }
}
