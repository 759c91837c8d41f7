// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.wire.Json;

/**
 * On {@code scenarios}, compacted, keyed by {@link #key()}: one published version of a scenario or rule table.
 *
 * @param kind {@code scenario} or {@code rules}
 * @param hash SHA-256 of the content's UTF-8 bytes, hex
 * @param content the file as written
 */
public record ScenarioRecord(String kind, String name, int version, String hash, String content) {
    static final String SCENARIO = "scenario";
    static final String RULES = "rules";
    static final String TYPE = "org.gangway.scenario.published.v1";

    /** {@code name@version}. */
    public String key() {
        return name + "@" + version;
    }

    byte[] json() {
        return Json.write(this);
    }

    /** Whether the content is the one that was published. */
    boolean intact() {
        return DigestUtils.sha256Hex(content).equals(hash);
    }
}
