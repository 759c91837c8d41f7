// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why customers are screened again. */
public enum RunKind {
    /** Everybody, because a night has passed. */
    @JsonProperty("nightly")
    NIGHTLY,
    /** One, who is new or has changed, or of whom an exemption was approved or withdrawn. */
    @JsonProperty("customer")
    CUSTOMER,
    /** Whom a change of lists touches, or everybody where that cannot be told, and when the bands have changed. */
    @JsonProperty("list")
    LIST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
