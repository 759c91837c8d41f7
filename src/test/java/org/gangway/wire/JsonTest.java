// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void theSameMapIsTheSameBytesInEveryJvm() {
        Map<String, Value> facts = IntStream.range(10, 20)
                .mapToObj(i -> "fact-" + i)
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> Value.open("x")));
        CaseEvent event =
                new CaseEvent.StepReplied("screen", 1, Reply.of(Reply.Kind.PASS).with(facts), Instant.EPOCH);
        String json = new String(Json.writeAs(CaseEvent.class, event), StandardCharsets.UTF_8);
        List<Integer> places =
                facts.keySet().stream().sorted().map(json::indexOf).toList();
        assertThat(places).isSorted().doesNotContain(-1);
    }
}
