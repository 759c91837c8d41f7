// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** An exemption or a confirmation as it stands in the explanation of its hit. */
@JsonPropertyOrder({"id", "decision", "state", "reason", "until", "maker", "checker", "approved"})
record Exempted(
        String id,
        String decision,
        String state,
        String reason,
        String until,
        String maker,
        String checker,
        String approved) {

    static Exempted of(Judged.Exempt exempt) {
        Exemption exemption = exempt.exemption();
        return new Exempted(
                exemption.id(),
                exemption.decision().word(),
                HitReport.code(exempt.state()),
                exemption.reason(),
                exemption.until().toString(),
                exemption.maker(),
                exemption.checker(),
                exemption.approved().toString());
    }
}
