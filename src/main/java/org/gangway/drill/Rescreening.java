// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.compliance.Change;
import org.gangway.wire.Json;

/** The bank's customers, who are screened again and again, and the staff who decides about screening, while cases run. */
final class Rescreening implements AutoCloseable {
    /** A transaction that a kill left open holds up readers of its topics for 25 s, and partitions wait 10 s for who was killed. */
    private static final Duration SETTLES = Duration.ofSeconds(60);

    private static final Duration DECIDES = Duration.ofSeconds(1);

    private final Map<String, Object> client;
    private final Clientele clientele;
    private final Officers officers;

    private record Look(List<String> findings, Map<String, Object> figures) {}

    Rescreening(WebClient web, Installation installation) {
        this.client = installation.client();
        this.clientele = new Clientele(client, installation.folder());
        this.officers = new Officers(web, installation.app(), DECIDES);
    }

    /** Nobody changes or decides anything any more. Waits until all that follows from what was is written. @param faces cases that had to keep one */
    Map<String, Object> ended(Set<String> faces, Drill drill) {
        close();
        long end = System.nanoTime() + SETTLES.toNanos();
        Look now = look(faces);
        while (!now.findings.isEmpty() && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(500));
            now = look(faces);
        }
        now.findings.forEach(drill::found);
        return now.figures;
    }

    private Look look(Set<String> faces) {
        Decided exemptions = decided(Officers.EXEMPTIONS, Change.WITHDRAWN);
        Decided bands = decided(Officers.BANDS, Change.APPROVED);
        int version = 1 + bands.count(Change.APPROVED);
        Set<String> listed = new HashSet<>(clientele.listed());
        if (exemptions.inForce()) {
            listed.remove(Clientele.NAMESAKE);
        }
        Rescreened rescreened = Rescreened.read(client);
        KeptFaces kept = KeptFaces.read(client);
        List<String> findings = Stream.of(
                        rescreened.findings(listed),
                        exemptions.findings(officers::acknowledged),
                        bands.findings(officers::acknowledged),
                        officers.version().filter(now -> now == version).isPresent()
                                ? List.<String>of()
                                : List.of("version " + version + " of the bands is not in force"),
                        kept.findings(faces))
                .flatMap(List::stream)
                .toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rescreened", rescreened.results());
        figures.put("exemptions", exemptions.count(Change.APPROVED));
        figures.put("bands", bands.count(Change.APPROVED));
        figures.put("faces", kept.kept().size());
        return new Look(findings, figures);
    }

    private Decided decided(String topic, Change last) {
        Decided decided = new Decided(topic, last);
        new CommittedTopic(client, "gangway." + topic).read(record -> {
            JsonNode change = Json.read(record.value(), JsonNode.class);
            decided.take(
                    change.path("id").asText(),
                    Change.valueOf(change.path("change").asText()));
        });
        return decided;
    }

    @Override
    public void close() {
        clientele.close();
        officers.close();
    }
}
