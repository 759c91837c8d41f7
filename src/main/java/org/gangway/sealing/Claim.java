// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to fetch and open one object. Personal data: it holds the key.
 *
 * @param object {@code <case id>/<random>}
 * @param key AES-256, base64url
 * @param sha256 of the clear content, hex
 * @param size of the clear content, bytes
 */
record Claim(String object, String key, String sha256, String mediaType, int size) {
    private static final Pattern CASE_ID = Pattern.compile("[0-9a-f]{32}-[0-9]{1,19}");
    private static final Pattern OBJECT = Pattern.compile("(" + CASE_ID.pattern() + ")/([0-9a-f]{32})");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,64}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static String checkedCaseId(String caseId) {
        if (!CASE_ID.matcher(caseId).matches()) {
            throw new IllegalArgumentException("an object is stored under a case id, and this is none");
        }
        return caseId;
    }

    static String checkedMediaType(String mediaType) {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("a media type is type/subtype in lower case, without parameters");
        }
        return mediaType;
    }

    /** @throws IllegalStateException if it is not a claim; the message holds nothing of it */
    static Claim read(String json) {
        Claim claim = parse(json);
        if (claim == null
                || claim.key == null
                || claim.sha256 == null
                || claim.mediaType == null
                || claim.object == null
                || !OBJECT.matcher(claim.object).matches()) {
            throw new IllegalStateException("not the claim of an object");
        }
        return claim;
    }

    /** Empty if it is not a claim. */
    static Optional<Claim> parsed(String text) {
        try {
            return Optional.of(read(text));
        } catch (IllegalStateException notOne) {
            return Optional.empty();
        }
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim cannot be written as JSON", e);
        }
    }

    String caseId() {
        return part(1);
    }

    String name() {
        return part(2);
    }

    private String part(int group) {
        Matcher parts = OBJECT.matcher(object);
        if (!parts.matches()) {
            throw new IllegalStateException("not the claim of an object");
        }
        return parts.group(group);
    }

    private static @Nullable Claim parse(String json) {
        try {
            return JSON.readValue(json, Claim.class);
        } catch (JsonProcessingException quotesItsInput) {
            throw new IllegalStateException("not the claim of an object");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
