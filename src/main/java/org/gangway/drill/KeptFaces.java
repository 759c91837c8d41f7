// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cases whose face was kept on {@code open-faces}, and those of them whose face is there still. */
record KeptFaces(Set<String> kept, Set<String> left) {
    private static final String TOPIC = "gangway.open-faces";

    /** @param client how to reach the brokers */
    static KeptFaces read(Map<String, Object> client) {
        KeptFaces faces = new KeptFaces(new TreeSet<>(), new TreeSet<>());
        new CommittedTopic(client, TOPIC).read(record -> {
            String caseId = new String(record.key(), UTF_8);
            if (record.value() == null) {
                faces.left.remove(caseId);
            } else {
                faces.kept.add(caseId);
                faces.left.add(caseId);
            }
        });
        return faces;
    }

    /** @param closed cases that have to have had a face each, and are closed */
    List<String> findings(Set<String> closed) {
        Stream<String> missing = closed.stream()
                .filter(caseId -> !kept.contains(caseId))
                .map(caseId -> "case " + caseId + " kept no face to be compared with");
        Stream<String> still = left.stream().map(caseId -> "case " + caseId + " has left its face on " + TOPIC);
        return Stream.concat(missing, still).toList();
    }
}
