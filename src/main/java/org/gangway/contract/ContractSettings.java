// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the agreement looks.
 *
 * @param bank the bank's name in it
 * @param fonts TrueType fonts for what the built-in one (Latin, Greek, Cyrillic) cannot draw, in order of preference;
 *     files that are not there are passed over. The default is where Debian's {@code fonts-nanum} puts a Korean one.
 */
@ConfigurationProperties("gangway.contract")
record ContractSettings(
        @DefaultValue("Example Bank") String bank,
        @DefaultValue("/usr/share/fonts/truetype/nanum/NanumGothic.ttf") List<Path> fonts) {}
