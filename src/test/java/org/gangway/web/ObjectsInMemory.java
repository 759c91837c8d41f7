// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.Json;

/** Keeps objects in a map. */
public final class ObjectsInMemory implements ObjectStore {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public String put(String caseId, byte[] content, String mediaType) {
        String name = caseId + "/" + objects.size();
        objects.put(name, content);
        return new String(Json.write(new Claim(name, mediaType)), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public byte[] read(String claim) {
        byte[] found = objects.get(claim(claim).object());
        if (found == null) {
            throw new IllegalStateException("the object is gone");
        }
        return found;
    }

    @Override
    public String mediaType(String claim) {
        return claim(claim).mediaType();
    }

    @Override
    public int delete(String caseId) {
        int before = objects.size();
        objects.keySet().removeIf(name -> name.startsWith(caseId + "/"));
        return before - objects.size();
    }

    @Override
    public boolean isEmpty(String caseId) {
        return objects.keySet().stream().noneMatch(name -> name.startsWith(caseId + "/"));
    }

    @Override
    public Optional<String> claimed(String text) {
        return Optional.empty();
    }

    @Override
    public int expire(Instant storedBefore, BiPredicate<String, String> claimed) {
        return 0;
    }

    private static Claim claim(String claim) {
        return Json.read(claim.getBytes(java.nio.charset.StandardCharsets.UTF_8), Claim.class);
    }

    record Claim(String object, String mediaType) {}
}
