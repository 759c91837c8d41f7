// SPDX-License-Identifier: Apache-2.0
import '@aws-amplify/ui-react-liveness/styles.css';
import '@aws-amplify/ui-react/styles.css';
import { FaceLivenessDetectorCore } from '@aws-amplify/ui-react-liveness';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Shows Amazon's component.
 *
 * @param props of FaceLivenessDetectorCore
 * @returns a function that takes it away, and the camera with it
 */
export function detect(node, props) {
  const root = createRoot(node);
  root.render(createElement(FaceLivenessDetectorCore, props));
  return () => root.unmount();
}
