/** The start of the course: read the address, show the lesson, and its figure. */

import * as api from './api.js';
import { html } from './lib/html.js';
import { t } from './lib/i18n.js';
import { Learn } from './lessons/Learn.js';
import { keyOf } from './lessons/course/index.js';
import { followAddress, name } from './lessons/session.js';
import { LearnTools } from './lessons/Tools.js';
import { followLanguage, mount } from './panels/served.js';

followAddress();
followLanguage(api.courseTexts, () => `${t(`learn.${keyOf(name.value)}.title`)} · Convwalk`);
mount('tools', html`<${LearnTools} />`);
mount('learn', html`<${Learn} />`);
