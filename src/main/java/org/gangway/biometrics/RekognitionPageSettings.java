// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a customer's page streams to Face Liveness.
 *
 * @param role ARN of the role whose keys pages get, narrowed to one action; absent: no page streams
 * @param sts address of the Security Token Service; absent: that of the region
 * @param model address of the {@code model.json} that finds a face in the page; absent: Amazon's own
 */
@ConfigurationProperties("gangway.faces.rekognition.page")
record RekognitionPageSettings(@Nullable String role, @Nullable URI sts, @Nullable URI model) {}
