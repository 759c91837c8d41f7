// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.gangway.compliance.Change;
import org.junit.jupiter.api.Test;

class DecidedTest {
    private final Decided exemptions = new Decided("screening.exemptions", Change.WITHDRAWN);

    @Test
    void oneExemptionAfterAnotherIsWhatOfficersMake() {
        for (String id : new String[] {"1", "2"}) {
            exemptions.take(id, Change.PROPOSED);
            assertThat(exemptions.inForce()).isFalse();
            exemptions.take(id, Change.APPROVED);
            assertThat(exemptions.inForce()).isTrue();
            exemptions.take(id, Change.WITHDRAWN);
        }

        assertThat(exemptions.findings((topic, change) -> 2)).isEmpty();
        assertThat(exemptions.inForce()).isFalse();
        assertThat(exemptions.count(Change.APPROVED)).isEqualTo(2);
    }

    @Test
    void aSecondProposalAndASecondApprovalAreFound() {
        exemptions.take("1", Change.PROPOSED);
        exemptions.take("2", Change.PROPOSED);
        exemptions.take("2", Change.APPROVED);
        exemptions.take("2", Change.APPROVED);

        assertThat(exemptions.findings((topic, change) -> 0))
                .containsExactly(
                        "screening.exemptions has PROPOSED of 2 while 1 is PROPOSED",
                        "screening.exemptions has APPROVED of 2 while 2 is APPROVED");
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereIsFound() {
        exemptions.take("1", Change.PROPOSED);

        assertThat(exemptions.findings((topic, change) -> change == Change.PROPOSED ? 2 : 0))
                .containsExactly("screening.exemptions has 1 times PROPOSED, which was acknowledged 2 times");
    }

    @Test
    void aFaceIsKeptOfEveryCaseAndLeftOfNone() {
        KeptFaces faces = new KeptFaces(new TreeSet<>(Set.of("a", "b")), new TreeSet<>(Set.of("b")));

        assertThat(faces.findings(Set.of("a"))).containsExactly("case b has left its face on gangway.open-faces");
        assertThat(faces.findings(Set.of("a", "c"))).contains("case c kept no face to be compared with");
    }
}
