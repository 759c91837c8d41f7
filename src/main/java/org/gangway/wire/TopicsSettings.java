// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gangway.topics.*}
 *
 * @param atStart what to do about the topics when the application starts
 * @param file a topics file instead of the one in the program, for an installation with other retention
 */
@ConfigurationProperties("gangway.topics")
record TopicsSettings(@DefaultValue("verify") AtStart atStart, @Nullable Path file) {

    enum AtStart {
        /** Make and mend, as {@code local} does. */
        CREATE,
        /** Stop the start if a topic is missing or wrong. */
        VERIFY,
        /** Leave them alone. */
        IGNORE
    }
}
