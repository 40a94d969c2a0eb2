import { ACT_VERSION } from './act.ts';
import { GOJQ_VERSION } from './gojq.ts';
import { installGoProgram } from './program.ts';

installGoProgram('act', 'github.com/nektos/act', ACT_VERSION);
installGoProgram('gojq', 'github.com/itchyny/gojq/cmd/gojq', GOJQ_VERSION);
