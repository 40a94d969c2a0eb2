import { ACT_VERSION } from './act.ts';
import { installGoProgram } from './go.ts';
import { GOJQ_VERSION } from './gojq.ts';

installGoProgram('act', 'github.com/nektos/act', ACT_VERSION);
installGoProgram('gojq', 'github.com/itchyny/gojq/cmd/gojq', GOJQ_VERSION);
