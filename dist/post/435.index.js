"use strict";
exports.id = 435;
exports.ids = [435];
exports.modules = {

/***/ 476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function readRegularFile(path, maxBytes, links) {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_RDONLY | O_NONBLOCK | (links === 'refuse' ? O_NOFOLLOW : 0));
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stats.isFile())
            throw new Error('not a regular file');
        if (stats.size > maxBytes)
            throw new Error(`longer than ${maxBytes} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}


/***/ }),

/***/ 792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ CERTIFICATES_VARIABLE),
/* harmony export */   PK: () => (/* binding */ proxyPasswords),
/* harmony export */   TO: () => (/* binding */ CONNECTION_VARIABLES),
/* harmony export */   ph: () => (/* binding */ hasCertificates)
/* harmony export */ });
/* unused harmony export captureConnection */
/* harmony import */ var _base_read_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(476);

const CONNECTION_VARIABLES = [
    'http_proxy',
    'HTTP_PROXY',
    'https_proxy',
    'HTTPS_PROXY',
    'no_proxy',
    'NO_PROXY',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'OPENSSL_CONF',
    'NODE_OPTIONS',
    'NODE_DEBUG',
    'HOSTALIASES',
    'RES_OPTIONS',
    'LOCALDOMAIN',
];
const CERTIFICATES_VARIABLE = 'NODE_EXTRA_CA_CERTS';
const MAX_TEXT_LENGTH = 12_000;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
function captureConnection(env) {
    const variables = Object.fromEntries(CONNECTION_VARIABLES.flatMap((name) => {
        const value = env(name);
        return value ? [[name, value]] : [];
    }));
    if (Object.keys(variables).length === 0)
        return '';
    const certificates = readCertificates(variables[CERTIFICATES_VARIABLE]);
    return JSON.stringify({ variables, ...(certificates ? { certificates } : {}) });
}
function readCertificates(file) {
    if (file === undefined)
        return undefined;
    try {
        const content = readRegularFile(file, MAX_FILE_BYTES, 'follow');
        const text = content.toString();
        return text.length <= MAX_TEXT_LENGTH ? { text } : { sha256: hashCertificates(content) };
    }
    catch {
        return undefined;
    }
}
function hashCertificates(content) {
    return process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex');
}
function hasCertificates(file, sha256) {
    try {
        return hashCertificates((0,_base_read_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .X)(file, MAX_FILE_BYTES, 'follow')) === sha256;
    }
    catch {
        return false;
    }
}
const MIN_PASSWORD_LENGTH = 4;
function proxyPasswords(env) {
    const names = CONNECTION_VARIABLES.filter((name) => /^https?_proxy$/i.test(name));
    const passwords = names.flatMap((name) => {
        const { password = '' } = URL.parse(env(name) ?? '') ?? {};
        return [password, decode(password)];
    });
    return [...new Set(passwords)].filter(({ length }) => length >= MIN_PASSWORD_LENGTH);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPostConnection: () => (/* binding */ readPostConnection),
/* harmony export */   reconnect: () => (/* binding */ reconnect)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _connection_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(792);





const SIGN = '--connected';
const IS_WINDOWS = process.platform === 'win32';
function readPostConnection() {
    const [, , sign, changed, copy] = process.argv;
    if (sign !== SIGN)
        return undefined;
    if (copy)
        process.once('exit', () => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(node_path__WEBPACK_IMPORTED_MODULE_3___default().dirname(copy), { recursive: true, force: true }));
    return { hasChangedCertificates: changed === 'changed' };
}
function reconnect(saved) {
    const { variables, certificates } = parse(saved);
    const { extraCertificates, copy, hasChangedCertificates } = chooseCertificates(variables[_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CERTIFICATES_VARIABLE */ .K1], certificates);
    const wanted = {
        ...variables,
        [_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CERTIFICATES_VARIABLE */ .K1]: extraCertificates,
    };
    const differs = (name, other) => (process.env[name] ?? '') !== (other[name] ?? '');
    if (!_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CONNECTION_VARIABLES */ .TO.some((name) => differs(name, wanted)))
        return { hasChangedCertificates };
    const changed = new Set(_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CONNECTION_VARIABLES */ .TO.filter((name) => differs(name, variables)).map(normalize));
    if (changed.size > 0) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(1, `Another step of the job changed ${[...changed].join(', ')}. The post step connects as its own step did.\n`);
    }
    return (startAgain(wanted, [SIGN, hasChangedCertificates ? 'changed' : '', copy ?? '']) ?? {
        hasChangedCertificates,
    });
}
function parse(saved) {
    if (saved === '')
        return { variables: {} };
    return JSON.parse(saved);
}
function chooseCertificates(file, certificates) {
    if (file === undefined || !certificates)
        return { hasChangedCertificates: false };
    if ('sha256' in certificates) {
        return (0,_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCertificates */ .ph)(file, certificates.sha256)
            ? { extraCertificates: file, hasChangedCertificates: false }
            : { hasChangedCertificates: true };
    }
    const copy = writeCopy(certificates.text);
    return { ...(copy === undefined ? {} : { extraCertificates: copy, copy }), hasChangedCertificates: false };
}
function writeCopy(text) {
    for (const directory of [process.env['RUNNER_TEMP'], (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), '/tmp']) {
        if (!directory)
            continue;
        try {
            const copy = node_path__WEBPACK_IMPORTED_MODULE_3___default().join((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)(node_path__WEBPACK_IMPORTED_MODULE_3___default().join(directory, 'hoody-certificates-')), 'extra.pem');
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(copy, text, { mode: 0o600 });
            return copy;
        }
        catch {
        }
    }
    return undefined;
}
function startAgain(wanted, words) {
    const env = { ...process.env };
    setVariables(env, wanted);
    const args = [...process.execArgv, process.argv[1] ?? '', ...words];
    try {
        if (!IS_WINDOWS)
            process.execve?.(process.execPath, [process.execPath, ...args], env);
    }
    catch {
    }
    const { status, error } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(process.execPath, args, { env, stdio: 'inherit' });
    if (!error)
        return { exitCode: status ?? 1 };
    setVariables(process.env, wanted);
    return undefined;
}
const normalize = (name) => (IS_WINDOWS ? name.toUpperCase() : name);
const NORMALIZED = new Set(_connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CONNECTION_VARIABLES */ .TO.map(normalize));
function setVariables(env, wanted) {
    for (const name of Object.keys(env))
        if (NORMALIZED.has(normalize(name)))
            delete env[name];
    for (const name of _connection_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .CONNECTION_VARIABLES */ .TO)
        if (wanted[name])
            env[name] = wanted[name];
}


/***/ })

};
;