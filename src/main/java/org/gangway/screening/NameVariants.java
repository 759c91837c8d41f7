// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Forms of one name across scripts and languages: which tokens are variants of each other. */
final class NameVariants {

    private static final String RESOURCE = "/screening/name-variants.txt";

    private final Map<String, Set<Integer>> groups = new HashMap<>();
    private final List<byte[]> read = new ArrayList<>();
    private int count;

    private NameVariants() {}

    /** SHA-256 over what was read. */
    String hash() {
        return ListFile.hash(read);
    }

    /** The table that is always there. */
    static NameVariants builtIn() {
        NameVariants variants = new NameVariants();
        variants.addBuiltIn();
        return variants;
    }

    /** @param larger table beside the built-in one, if there is any */
    static NameVariants of(Optional<Path> larger) {
        return larger.map(NameVariants::with).orElseGet(NameVariants::builtIn);
    }

    /** The built-in table and a larger one: a group a line, {@code form, form => id}; may be compressed as {@code .gz}. */
    static NameVariants with(Path file) {
        NameVariants variants = new NameVariants();
        variants.addBuiltIn();
        try (InputStream bytes = Files.newInputStream(file)) {
            variants.add(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file of name variants cannot be read: " + file, unreadable);
        }
        return variants;
    }

    private void addBuiltIn() {
        try (InputStream table = Objects.requireNonNull(NameVariants.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            add(table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(InputStream bytes) throws IOException {
        byte[] table = bytes.readAllBytes();
        read.add(table);
        List<List<String>> folded = new String(table, StandardCharsets.UTF_8)
                .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().parallelStream()
                        .map(NameVariants::keys)
                        .toList();
        for (List<String> keys : folded) {
            count++;
            keys.forEach(
                    key -> groups.computeIfAbsent(key, none -> new HashSet<>(2)).add(count));
        }
    }

    private static List<String> keys(String line) {
        return Arrays.stream(line.replaceFirst("=>.*", "").split("[,،]"))
                .map(NameTokens::of)
                .filter(tokens -> tokens.size() == 1 && !tokens.getFirst().initial())
                .map(tokens -> tokens.getFirst().key())
                .distinct()
                .toList();
    }

    Set<Integer> groups(NameToken token) {
        return groups.getOrDefault(token.key(), Set.of());
    }

    boolean same(NameToken one, NameToken other) {
        Set<Integer> some = groups(one);
        return !some.isEmpty() && groups(other).stream().anyMatch(some::contains);
    }
}
