import { ACT_VERSION } from './act.ts';
import { installGoProgram } from './tools.ts';

installGoProgram('act', 'github.com/nektos/act', ACT_VERSION);
