// SPDX-License-Identifier: Apache-2.0
/** Whether the face on a selfie is the face on an identity portrait: provisioning of the models, engine, and the bean that routes call. */
@NullMarked
package org.gangway.biometrics;

import org.jspecify.annotations.NullMarked;
