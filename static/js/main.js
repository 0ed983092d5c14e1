/** The start of the Explore page: read the address, load what there is to choose from, draw. */

import * as api from './api.js';
import { html } from './lib/html.js';
import { t } from './lib/i18n.js';
import { styled } from './lib/late.js';
import { listenToDrops } from './panels/drop.js';
import { Explore } from './panels/explore.js';
import { HeaderTools } from './panels/header.js';
import { listenToKeys } from './panels/keys.js';
import { listenToPastes } from './panels/paste.js';
import { followLanguage, mount } from './panels/served.js';
import { HeaderViews } from './panels/views.js';
import { followAddress } from './state/address.js';
import { Stage } from './stage/Stage.js';
import { keepHistory } from './state/history.js';
import { complain } from './state/notices.js';
import { watchPrinting } from './state/printing.js';
import { load, start } from './state/start.js';
import { followSettings } from './state/walk.js';

const loadLaws = () => import('./laws/Laws.js').then((module) => module.Laws);
const loadBeside = () => styled('beside', import('./beside/Beside.js').then((module) => module.Beside));

followAddress((unusable) => {
  if (unusable.length) complain('notice.unusable', { settings: unusable.join(', ') });
  followSettings();
});
followLanguage(api.texts, () => t('explore.page_title'));
keepHistory();
start();
mount('views', html`<${HeaderViews} />`);
mount('tools', html`<${HeaderTools} />`);
mount('explore', html`<${Explore} Stage=${Stage} loadBeside=${loadBeside} loadLaws=${loadLaws}
  onRetry=${load} />`);
watchPrinting();
listenToKeys();
listenToDrops();
listenToPastes();
