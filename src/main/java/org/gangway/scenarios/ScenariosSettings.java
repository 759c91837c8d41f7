// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where scenarios come from.
 *
 * @param folder in {@code local}: watched; its {@code texts/} adds to the built-in texts everywhere
 * @param patience how long the first reading of the topic may take, and a publication be tried
 * @param look in {@code local}: how often the folder is looked at
 */
@ConfigurationProperties("gangway.scenarios")
record ScenariosSettings(
        @DefaultValue("scenarios") Path folder,
        @DefaultValue("PT30S") Duration patience,
        @DefaultValue("PT0.5S") Duration look) {}
