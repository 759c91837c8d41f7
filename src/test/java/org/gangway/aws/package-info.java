// SPDX-License-Identifier: Apache-2.0
/** AWS on this machine: emulators that tests start from a Python environment. Which one refuses what AWS refuses differs. */
@NullMarked
package org.gangway.aws;

import org.jspecify.annotations.NullMarked;
