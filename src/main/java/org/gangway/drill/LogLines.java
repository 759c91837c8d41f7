// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the log of a process must not hold: what customers wrote, what attackers wrote, and traces of faults. */
final class LogLines {
    private static final Pattern HONEST = Pattern.compile("Bergmann|Grachevsky|drill-[0-9]+@example\\.org");
    private static final Pattern TRACE = Pattern.compile("^\\s+at [a-z]+\\.|^Caused by: |\"stack_trace\"");
    private static final Pattern LOUD = Pattern.compile("\\bERROR\\b");
    private static final int SHOWN = 200;

    private LogLines() {}

    static boolean ofHonest(String text) {
        return HONEST.matcher(text).find();
    }

    /** How long a log is now. */
    static long length(Path log) {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param from what comes before was written before anything was thrown */
    static List<String> findings(Path log, long from) {
        List<String> findings = new ArrayList<>();
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                    .lines()
                    .forEach(line -> look(line, findings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings.stream().distinct().limit(SHOWN).toList();
    }

    private static void look(String line, List<String> findings) {
        String shown = line.substring(0, Math.min(SHOWN, line.length()));
        if (ofHonest(line)) {
            findings.add("a log line holds what an honest customer wrote: " + shown);
        }
        if (line.contains(HostileWords.MARK)) {
            findings.add("a log line holds what an attacker wrote: " + shown);
        }
        if (TRACE.matcher(line).find() || LOUD.matcher(line).find()) {
            findings.add("a log line is about a fault: " + shown);
        }
    }
}
