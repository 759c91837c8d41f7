// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/**
 * One list as it was found.
 *
 * @param files all that it was read from, so that it can be kept
 */
record Edition(SanctionsList list, List<ListFile> files) {}
