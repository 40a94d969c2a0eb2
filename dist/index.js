/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

"use strict";
var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";
var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ }),

/***/ 322:
/***/ ((__unused_webpack_module, exports) => {

"use strict";
// Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.


exports.fo = validate11;
const schema12 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshots"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshots":{"type":"array","items":{"$ref":"#/components/schemas/Snapshot"}},"snapshot_count":{"type":["integer","null"]},"max_snapshots":{"type":["integer","null"]}}}}};
const schema13 = {"type":"object","required":["name","created_at"],"additionalProperties":true,"properties":{"name":{"$ref":"#/components/schemas/SnapshotName"},"alias":{"type":["string","null"]},"created_at":{"$ref":"#/components/schemas/Time"},"last_used_at":{"anyOf":[{"$ref":"#/components/schemas/Time"},{"type":"null"}]},"expires_at":{"anyOf":[{"$ref":"#/components/schemas/Time"},{"type":"null"}]},"stateful":{"type":["boolean","null"]},"size":{"description":"In bytes.","type":["number","null"],"minimum":0}}};
const schema14 = {"description":"What the platform calls a snapshot, such as `snap-20250115-103000`. The API promises no form. Only names that are one plain path segment are accepted, because a name becomes part of a request's path.\n","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"};
const schema15 = {"description":"A moment in ISO 8601.","type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"};
const pattern0 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$", "u");
const pattern1 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate12.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
validate12.errors = [{instancePath:instancePath+"/name",schemaPath:"#/components/schemas/SnapshotName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/name",schemaPath:"#/components/schemas/SnapshotName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.alias !== undefined){
let data1 = data.alias;
const _errs5 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate12.errors = [{instancePath:instancePath+"/alias",schemaPath:"#/properties/alias/type",keyword:"type",params:{type: schema13.properties.alias.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created_at !== undefined){
let data2 = data.created_at;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
validate12.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_used_at !== undefined){
let data3 = data.last_used_at;
const _errs10 = errors;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err0 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs15 = errors;
if(data3 !== null){
const err2 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/properties/last_used_at/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err3 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/properties/last_used_at/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate12.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs17 = errors;
const _errs18 = errors;
let valid5 = false;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err4 = {instancePath:instancePath+"/expires_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/expires_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs19 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs22 = errors;
if(data4 !== null){
const err6 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err7 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate12.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stateful !== undefined){
let data5 = data.stateful;
const _errs24 = errors;
if((typeof data5 !== "boolean") && (data5 !== null)){
validate12.errors = [{instancePath:instancePath+"/stateful",schemaPath:"#/properties/stateful/type",keyword:"type",params:{type: schema13.properties.stateful.type},message:"must be boolean,null"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size !== undefined){
let data6 = data.size;
const _errs26 = errors;
if((!(typeof data6 == "number")) && (data6 !== null)){
validate12.errors = [{instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: schema13.properties.size.type},message:"must be number,null"}];
return false;
}
if(errors === _errs26){
if(typeof data6 == "number"){
if(data6 < 0 || isNaN(data6)){
validate12.errors = [{instancePath:instancePath+"/size",schemaPath:"#/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate11.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate11.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshots === undefined) && (missing1 = "snapshots")){
validate11.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate11.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate11.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshots !== undefined){
let data5 = data2.snapshots;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(!(validate12(data5[i0], {instancePath:instancePath+"/data/snapshots/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/data/snapshots",schemaPath:"#/properties/data/properties/snapshots/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot_count !== undefined){
let data7 = data2.snapshot_count;
const _errs14 = errors;
if((!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))) && (data7 !== null)){
validate11.errors = [{instancePath:instancePath+"/data/snapshot_count",schemaPath:"#/properties/data/properties/snapshot_count/type",keyword:"type",params:{type: schema12.properties.data.properties.snapshot_count.type},message:"must be integer,null"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.max_snapshots !== undefined){
let data8 = data2.max_snapshots;
const _errs16 = errors;
if((!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))) && (data8 !== null)){
validate11.errors = [{instancePath:instancePath+"/data/max_snapshots",schemaPath:"#/properties/data/properties/max_snapshots/type",keyword:"type",params:{type: schema12.properties.data.properties.max_snapshots.type},message:"must be integer,null"}];
return false;
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

exports.PA = validate14;
const schema18 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshot"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshot":{"$ref":"#/components/schemas/Snapshot"}}}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate14.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate14.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate14.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshot === undefined) && (missing1 = "snapshot")){
validate14.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate14.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate14.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot !== undefined){
const _errs11 = errors;
if(!(validate12(data2.snapshot, {instancePath:instancePath+"/data/snapshot",parentData:data2,parentDataProperty:"snapshot",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate14.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate14.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}

exports.LM = validate16;
const schema19 = {"type":"object","required":["message"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":["object","null"],"properties":{"success":{"type":["boolean","null"]},"message":{"type":["string","null"]},"snapshot":{"anyOf":[{"$ref":"#/components/schemas/Snapshot"},{"type":"null"}]}}}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.message === undefined) && (missing0 = "message")){
validate16.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate16.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate16.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if((!(data2 && typeof data2 == "object" && !Array.isArray(data2))) && (data2 !== null)){
validate16.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: schema19.properties.data.type},message:"must be object,null"}];
return false;
}
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.success !== undefined){
let data3 = data2.success;
const _errs7 = errors;
if((typeof data3 !== "boolean") && (data3 !== null)){
validate16.errors = [{instancePath:instancePath+"/data/success",schemaPath:"#/properties/data/properties/success/type",keyword:"type",params:{type: schema19.properties.data.properties.success.type},message:"must be boolean,null"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.message !== undefined){
let data4 = data2.message;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate16.errors = [{instancePath:instancePath+"/data/message",schemaPath:"#/properties/data/properties/message/type",keyword:"type",params:{type: schema19.properties.data.properties.message.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot !== undefined){
let data5 = data2.snapshot;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
const _errs13 = errors;
if(!(validate12(data5, {instancePath:instancePath+"/data/snapshot",parentData:data2,parentDataProperty:"snapshot",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs14 = errors;
if(data5 !== null){
const err0 = {instancePath:instancePath+"/data/snapshot",schemaPath:"#/properties/data/properties/snapshot/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err1 = {instancePath:instancePath+"/data/snapshot",schemaPath:"#/properties/data/properties/snapshot/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate16.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate16.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}

exports.ic = validate18;
const schema20 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshot_name"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshot_name":{"type":"string"}}}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate18.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate18.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate18.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshot_name === undefined) && (missing1 = "snapshot_name")){
validate18.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot_name !== undefined){
const _errs11 = errors;
if(typeof data2.snapshot_name !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/snapshot_name",schemaPath:"#/properties/data/properties/snapshot_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate18.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}



/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = require("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./src/shims/undici.ts
/**
 * Stands in for undici in the bundle (see `paths` in tsconfig.json). @actions/http-client imports it at start
 * for `getAgentDispatcher`, which only API clients for GitHub call; its requests, also those through a proxy,
 * use Node's own http. Loading the real one takes longer than all the rest of this action.
 */
class ProxyAgent {
    constructor() {
        throw new Error('undici is not part of this bundle');
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class lib_HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./src/hoody/budget.ts

/**
 * A budget that begins now.
 *
 * @param totalMs how long the step may take, in milliseconds
 * @param signal aborted when the job is cancelled
 */
function startBudget(totalMs, signal) {
    const ends = performance.now() + totalMs;
    return {
        totalMs,
        signal,
        remainingMs: () => Math.max(0, ends - performance.now()),
        sleep: (ms) => (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal }),
    };
}

;// CONCATENATED MODULE: ./src/hoody/errors.ts
/** The error code of the API that means that a container has as many snapshots as it may. */
const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** One attempt failed. Whether there is another is for the retry to say. */
class AttemptError extends Error {
    failure;
    constructor(failure) {
        super(describe(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
/**
 * An operation that failed for good, in words for the person who has to act on it: what was tried, on what,
 * what the API said, and what to do.
 */
class HoodyError extends Error {
    /** What the API did last, where it came to that. */
    failure;
    constructor(message, failure) {
        super(message);
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
/** What happened, as the end of a sentence. */
function describe(failure) {
    switch (failure.kind) {
        case 'status':
            return `the API answered ${failure.status} (${failure.message})${describeWait(failure.retryAfterMs)}`;
        case 'unconnected':
            return `no connection could be made (${failure.reason})`;
        case 'lost':
            return `the answer was lost (${failure.reason})`;
        case 'redirect':
            return `the API answered ${failure.status}, a redirect to ${failure.location ?? 'nowhere'}`;
        case 'malformed':
            return `the API said success, but its answer is not what it should be (${failure.reason})`;
        case 'untrusted':
            return `the server's certificate was not accepted (${failure.reason})`;
    }
}
function describeWait(ms) {
    return ms === undefined ? '' : ` and asks to wait ${Math.ceil(ms / 1000)} s`;
}
/**
 * What to do about it.
 *
 * @param failure what happened last
 * @param permission what the token has to be allowed, such as "restore this container"
 */
function advise(failure, permission) {
    switch (failure.kind) {
        case 'status':
            return adviseOnStatus(failure, permission);
        case 'unconnected':
            return 'Check `api-url`, and that the runner reaches it (a proxy is taken from HTTPS_PROXY and NO_PROXY).';
        case 'lost':
            return 'The API or the network is not well. Run the job again, or raise `timeout-seconds`.';
        case 'redirect':
            return 'Redirects are not followed, since the token would go along. Set `api-url` to where the API is.';
        case 'malformed':
            return 'Check that `api-url` is the Hoody API. If it is, this is an error of the server.';
        case 'untrusted':
            return 'Check `api-url`. A certificate authority of your own is named to Node.js by NODE_EXTRA_CA_CERTS.';
    }
}
function adviseOnStatus(failure, permission) {
    if (failure.code === LIMIT_CODE) {
        return 'The container has as many snapshots as it may: delete some, or give them an `expiry-days`.';
    }
    switch (failure.status) {
        case 400:
        case 422:
            return 'The API does not take these values. Check the inputs of this step.';
        case 401:
            return 'Check that `token` is a token of this API that has not expired.';
        case 403:
            return `Give the step a token that may ${permission}.`;
        case 404:
            return 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
        case 409:
            return ('Something else kept the container busy. Raise `timeout-seconds`, ' +
                'or let one job at a time work on it with `concurrency`.');
        case 429:
            return 'The API asks for fewer requests. Run the job again later, or raise `timeout-seconds`.';
        default:
            return failure.status >= 500
                ? 'The API is not well. Run the job again, or raise `timeout-seconds`.'
                : 'Check the inputs of this step.';
    }
}

;// CONCATENATED MODULE: ./src/hoody/retry.ts

function judge(failure) {
    switch (failure.kind) {
        case 'unconnected':
            return 'again';
        case 'lost':
            return 'unsure';
        case 'redirect':
        case 'malformed':
        case 'untrusted':
            return 'fail';
        case 'status':
            return judgeStatus(failure);
    }
}
function judgeStatus({ status, code, spoken }) {
    if (code === LIMIT_CODE)
        return 'fail';
    // A 503 of the API's own says that nothing was done; one of a proxy may come after the API has acted.
    if (status === 503)
        return spoken ? 'again' : 'unsure';
    if (status === 409 || status === 429)
        return 'again';
    if (status === 408 || status === 425 || status >= 500)
        return 'unsure';
    return 'fail';
}
/** Whether the API may have acted on an attempt that failed so. */
function isUnsure(error) {
    return error instanceof AttemptError && judge(error.failure) === 'unsure';
}
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;
/** The attempts ended without success: the last failure, how many there were, and why there is no other. */
class ExhaustedError extends Error {
    failure;
    attempts;
    reason;
    constructor(failure, attempts, reason) {
        super(describe(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
/**
 * Calls `attempt` until it succeeds, fails for good, or the budget ends. The waits grow exponentially with
 * jitter; a `Retry-After` of the API is obeyed.
 *
 * @throws ExhaustedError with the last failure; the signal's reason when the job is cancelled; whatever else
 *   `attempt` throws, as it is.
 */
async function retry(attempt, options) {
    const { budget, random, onRetry } = options;
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt();
        }
        catch (error) {
            budget.signal.throwIfAborted();
            if (!(error instanceof AttemptError))
                throw error;
            const { failure } = error;
            if (judge(failure) === 'fail')
                throw new ExhaustedError(failure, attempts, 'final');
            const delayMs = delayBefore(attempts, failure, random);
            if (delayMs >= budget.remainingMs())
                throw new ExhaustedError(failure, attempts, 'out-of-time');
            onRetry({ failure, attempts, delayMs });
            await budget.sleep(delayMs);
        }
    }
}
function delayBefore(attempts, failure, random) {
    const ceiling = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    const delayMs = ceiling / 2 + (random() * ceiling) / 2;
    const askedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(delayMs, askedMs);
}

;// CONCATENATED MODULE: ./src/hoody/create-once.ts


/** How far apart two clocks may tell the same moment: both round to the second. */
const CLOCK_GRAIN_MS = 1_000;
/** The same where the server's clock is not known. */
const CLOCK_DRIFT_MS = 5_000;
/**
 * A create that can be attempted again without making a second snapshot. The API has no idempotency key, so
 * after an attempt whose answer was lost, the list is asked for a snapshot of this alias that was not there before.
 */
class CreateOnce {
    /** Whether a snapshot may have been made that no answer told of. */
    mayHaveActed = false;
    #options;
    #askedAt;
    constructor(options) {
        this.#options = options;
    }
    /** @throws AttemptError when it has to be attempted again, or has failed */
    async attempt() {
        const { post, now, onNotice, aliasIsUnique } = this.#options;
        if (this.mayHaveActed) {
            const [made, ...surplus] = await this.#findMade();
            if (made) {
                onNotice(`The answer was lost, but snapshot ${made.name} was created.`);
                if (aliasIsUnique)
                    await this.#remove(surplus);
                return made;
            }
        }
        this.#askedAt ??= now();
        let snapshot;
        try {
            snapshot = await post();
        }
        catch (error) {
            this.mayHaveActed ||= isUnsure(error) || isMalformed(error);
            throw error;
        }
        if (this.mayHaveActed && aliasIsUnique)
            await this.#removeAllBut(snapshot);
        return snapshot;
    }
    /** What earlier attempts made, newest first. */
    async #findMade() {
        const { list, now, alias, aliasIsUnique } = this.#options;
        const { snapshots, serverTime } = await list();
        const ahead = serverTime === undefined ? 0 : serverTime - now();
        const tolerance = serverTime === undefined ? CLOCK_DRIFT_MS : CLOCK_GRAIN_MS;
        const earliest = (this.#askedAt ?? now()) + ahead - tolerance;
        return snapshots.filter((snapshot) => snapshot.alias === alias && (aliasIsUnique || Date.parse(snapshot.created_at) >= earliest));
    }
    /** An earlier attempt can have been at work still when the list did not show its snapshot yet. */
    async #removeAllBut(kept) {
        try {
            const made = await this.#findMade();
            await this.#remove(made.filter(({ name }) => name !== kept.name));
        }
        catch (error) {
            this.#options.onNotice(`It is not known whether a lost attempt made a second snapshot: ${error.message}.`);
        }
    }
    async #remove(surplus) {
        const { remove, onNotice } = this.#options;
        for (const { name } of surplus) {
            onNotice(`An attempt whose answer was lost had made snapshot ${name} too; it is deleted again.`);
            await remove(name).catch((error) => onNotice(error.message));
        }
    }
}
function isMalformed(error) {
    return error instanceof AttemptError && error.failure.kind === 'malformed';
}

// EXTERNAL MODULE: ./src/hoody/wire/validate.js
var validate = __nccwpck_require__(322);
;// CONCATENATED MODULE: ./src/hoody/schema.ts


/** What the API takes as the id of a container. */
const CONTAINER_ID = /^[0-9a-f]{24}$/;
/** The longest alias that the API takes, in characters. */
const LONGEST_ALIAS = 100;
const answers = {
    list: answer(validate/* ListAnswer */.fo),
    snapshot: answer(validate/* SnapshotAnswer */.PA),
    restore: answer(validate/* RestoreAnswer */.LM),
    delete: answer(validate/* DeleteAnswer */.ic),
};
/**
 * @returns a function that takes the body of an answer and gives it back typed
 * @throws AttemptError when the body is not of this shape
 */
function answer(validate) {
    return (body) => {
        if (validate(body))
            return body;
        const [mismatch] = validate.errors ?? [];
        const reason = `${mismatch?.instancePath || 'the answer'} ${mismatch?.message ?? 'does not fit'}`;
        throw new AttemptError({ kind: 'malformed', reason });
    };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./src/hoody/select.ts

/** The word that stands for the newest snapshot. */
const LATEST = 'latest';
/**
 * Finds the snapshot that a person means: by exact name, else by exact alias, else the newest for `latest`.
 *
 * @param snapshots those of one container, newest first
 */
function choose(snapshots, wanted) {
    const named = snapshots.find((snapshot) => snapshot.name === wanted);
    if (named)
        return { kind: 'found', snapshot: named, by: 'name', namesakes: [] };
    const [aliased, ...namesakes] = snapshots.filter((snapshot) => snapshot.alias === wanted);
    if (aliased)
        return { kind: 'found', snapshot: aliased, by: 'alias', namesakes };
    const [newest] = snapshots;
    if (wanted === LATEST && newest)
        return { kind: 'found', snapshot: newest, by: 'latest', namesakes: [] };
    return { kind: 'missing', near: nearest(snapshots, wanted) };
}
/** Whether a text has the form of the names that the platform gives today, so that no list is needed to know it. */
function looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
}
/** Newest first; of two that were made at the same moment, the later name first. */
function newestFirst(snapshots) {
    return snapshots.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (a.name < b.name ? 1 : -1));
}
const NEAR = 5;
function nearest(snapshots, wanted) {
    return snapshots
        .map((snapshot) => ({
        snapshot,
        far: Math.min(...labels(snapshot).map((label) => (0,mod/* distance */.Io)(label, wanted))),
    }))
        .toSorted((a, b) => a.far - b.far)
        .slice(0, NEAR)
        .map(({ snapshot }) => snapshot);
}
function labels({ name, alias }) {
    return alias ? [name, alias] : [name];
}

;// CONCATENATED MODULE: ./src/hoody/task.ts

const tasks = {
    list: (containerId) => ({
        kind: 'list',
        words: `list the snapshots of container ${containerId}`,
        permission: 'access this container',
    }),
    create: (containerId, alias) => ({
        kind: 'create',
        words: `create a snapshot of container ${containerId} with the alias "${alias}"`,
        permission: 'create snapshots of this container',
    }),
    restore: (containerId, name) => ({
        kind: 'restore',
        words: `restore container ${containerId} from snapshot ${name}`,
        permission: 'restore this container',
    }),
    alias: (containerId, name, alias) => ({
        kind: 'alias',
        words: alias === null
            ? `remove the alias of snapshot ${name} of container ${containerId}`
            : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
        permission: 'update snapshots of this container',
    }),
    delete: (containerId, name) => ({
        kind: 'delete',
        words: `delete snapshot ${name} of container ${containerId}`,
        permission: 'delete snapshots of this container',
    }),
};
/** The error of a task whose attempts have ended. */
function failed(task, { failure, attempts, reason }, budget) {
    const tried = attempts === 1 ? '' : ` on attempt ${attempts}`;
    const spent = reason === 'out-of-time'
        ? ` The ${budget.totalMs / 1000} s of \`timeout-seconds\` leave no time for another.`
        : '';
    const advice = advise(failure, task.permission);
    return new HoodyError(`Could not ${task.words}: ${describe(failure)}${tried}.${spent} ${advice}`, failure);
}
/** The error of a task that the cancelled job left unfinished. */
function cancelled(task) {
    return new HoodyError(`Could not ${task.words}: the job was cancelled. The API may still finish it.`);
}

;// CONCATENATED MODULE: ./src/hoody/client.ts






/** A create takes up to 10 s and a restore up to 30 s; these leave room for a bad day. */
const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createHoody(options) {
    const { transport, budget, random, now, onNotice, attemptMs = ATTEMPT_MS } = options;
    /** One attempt, within its own time limit and the step's. */
    async function attempt(task, request, read) {
        const limitMs = Math.min(attemptMs[task.kind], Math.max(1, budget.remainingMs()));
        const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
        return read(await transport.send({ ...request, signal }));
    }
    /** Attempts until it succeeds or has failed for good. */
    async function persist(task, work) {
        try {
            return await retry(work, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.words} yet: ${describe(failure)}. ` +
                    `Attempt ${attempts + 1} follows in ${(delayMs / 1000).toFixed(1)} s.`),
            });
        }
        catch (error) {
            if (budget.signal.aborted)
                throw cancelled(task);
            throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
        }
    }
    const collection = (containerId) => ['containers', containerId, 'snapshots'];
    const item = (containerId, name) => [...collection(containerId), name];
    const listOnce = (containerId) => attempt(tasks.list(containerId), { method: 'GET', segments: collection(containerId) }, (reply) => {
        const { data } = answers.list(reply.body);
        expectSame('container_id', data.container_id, containerId);
        return { snapshots: newestFirst(data.snapshots), serverTime: reply.serverTime };
    });
    async function remove(containerId, name) {
        const task = tasks.delete(containerId, name);
        let mayHaveActed = false;
        await persist(task, async () => {
            try {
                await attempt(task, { method: 'DELETE', segments: item(containerId, name) }, (reply) => {
                    expectSame('snapshot_name', answers.delete(reply.body).data.snapshot_name, name);
                });
            }
            catch (error) {
                // A 404 after an attempt whose answer was lost: that attempt deleted it.
                if (mayHaveActed && isNotFound(error))
                    return;
                mayHaveActed ||= isUnsure(error);
                throw error;
            }
        });
    }
    return {
        async list(containerId) {
            const { snapshots } = await persist(tasks.list(containerId), () => listOnce(containerId));
            return snapshots;
        },
        async create(containerId, { alias, aliasIsUnique, expiryDays }) {
            const task = tasks.create(containerId, alias);
            const body = { alias, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
            const creation = new CreateOnce({
                post: () => attempt(task, { method: 'POST', segments: collection(containerId), body }, (reply) => {
                    const { data } = answers.snapshot(reply.body);
                    expectSame('container_id', data.container_id, containerId);
                    return data.snapshot;
                }),
                list: () => listOnce(containerId),
                remove: (name) => remove(containerId, name),
                now,
                onNotice,
                alias,
                aliasIsUnique,
            });
            try {
                return await persist(task, () => creation.attempt());
            }
            catch (error) {
                if (!(creation.mayHaveActed && error instanceof HoodyError))
                    throw error;
                const warning = `It may have been created all the same: look for the alias "${alias}" with the operation \`list\`.`;
                throw new HoodyError(`${error.message} ${warning}`, error.failure);
            }
        },
        restore(containerId, name) {
            const task = tasks.restore(containerId, name);
            const request = { method: 'PATCH', segments: item(containerId, name) };
            return persist(task, () => attempt(task, request, (reply) => {
                const { data } = answers.restore(reply.body);
                if (data?.success === false) {
                    const reason = `success is false: ${data.message ?? 'no message'}`;
                    throw new AttemptError({ kind: 'malformed', reason });
                }
                expectSame('name', data?.snapshot?.name, name);
                return data?.snapshot ?? undefined;
            }));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(containerId, name, alias);
            const request = {
                method: 'PATCH',
                segments: [...item(containerId, name), 'alias'],
                body: { alias },
            };
            return persist(task, () => attempt(task, request, (reply) => {
                const { data } = answers.snapshot(reply.body);
                expectSame('container_id', data.container_id, containerId);
                expectSame('name', data.snapshot.name, name);
                return data.snapshot;
            }));
        },
        delete: remove,
    };
}
/** An answer that speaks of something else than what was asked for is no answer to it. */
function expectSame(field, told, asked) {
    if (told === undefined || told === asked)
        return;
    throw new AttemptError({ kind: 'malformed', reason: `its ${field} is ${told}, not ${asked}` });
}
function isNotFound(error) {
    return error instanceof AttemptError && error.failure.kind === 'status' && error.failure.status === 404;
}

;// CONCATENATED MODULE: ./src/hoody/transport.ts


/** Far above what a container's snapshots can take; a server cannot make the runner hold more. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;
/**
 * A transport over @actions/http-client: connections are kept alive, a proxy is taken from the environment,
 * redirects are not followed.
 */
function createTransport({ apiUrl, token, userAgent, onExchange }) {
    const signalled = new SignalHandler();
    const client = new lib_HttpClient(userAgent, [signalled], {
        allowRedirects: false,
        allowRetries: false,
        keepAlive: true,
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    });
    async function attempt({ method, body, signal }, url) {
        const data = body === undefined ? null : JSON.stringify(body);
        const headers = body === undefined ? {} : { 'content-type': 'application/json' };
        signalled.next = signal;
        const { message } = await client.request(method, url, data, headers);
        const status = message.statusCode ?? 0;
        if (status >= 300 && status < 400) {
            message.destroy();
            throw new AttemptError({ kind: 'redirect', status, location: message.headers.location });
        }
        const text = await readBody(message);
        if (status < 200 || status >= 300) {
            throw new AttemptError({
                kind: 'status',
                status,
                ...readError(text, message),
                ...readRetryAfter(message.headers),
            });
        }
        const serverTime = Date.parse(message.headers.date ?? '');
        return [status, { body: readJson(text), serverTime: Number.isNaN(serverTime) ? undefined : serverTime }];
    }
    return {
        async send(request) {
            const { method, segments, signal } = request;
            const url = endpoint(apiUrl, segments);
            const path = new URL(url).pathname;
            const started = performance.now();
            const report = (outcome) => onExchange({ method, path, outcome, ms: performance.now() - started });
            try {
                const [status, reply] = await attempt(request, url);
                report(String(status));
                return reply;
            }
            catch (error) {
                const failed = error instanceof AttemptError ? error : new AttemptError(failureOf(error, signal));
                report(failed.failure.kind === 'status' ? String(failed.failure.status) : failed.message);
                throw failed;
            }
        },
        close: () => client.dispose(),
    };
}
/** Hands each request the signal of its attempt, which the client has no parameter for. */
class SignalHandler {
    next;
    /** The client calls this before `request` returns, so `next` is still the one that was set for it. */
    prepareRequest(options) {
        if (this.next)
            options.signal = this.next;
    }
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return Promise.reject(new Error('no other authentication is known'));
    }
}
/** One segment of a path that every client, proxy and server takes as just that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
/**
 * The address of an endpoint. It refuses what could make it the address of another one, such as `..`.
 *
 * @throws Error for a segment that is not plain: a mistake of the caller's, who has to check before
 */
function endpoint(apiUrl, segments) {
    const strange = segments.find((segment) => !PLAIN_SEGMENT.test(segment));
    if (strange !== undefined)
        throw new Error(`not a plain path segment: ${JSON.stringify(strange)}`);
    return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > LARGEST_BODY_BYTES) {
            throw new AttemptError({ kind: 'malformed', reason: `it is longer than ${LARGEST_BODY_BYTES} bytes` });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new AttemptError({ kind: 'lost', reason: text === '' ? 'it was empty' : 'it was not JSON' });
    }
}
/** What an error says of itself. Only the API answers in JSON with a message; a proxy answers with a page. */
function readError(text, { statusMessage, headers, }) {
    const said = parseObject(text);
    const code = typeof said.code === 'string' ? { code: said.code } : {};
    if (typeof said.message === 'string' && said.message !== '') {
        return { message: said.message, ...code, spoken: true };
    }
    const page = headers['content-type']?.split(';')[0] ?? 'nothing';
    return { message: `${statusMessage || 'no reason'}; ${page} instead of a message`, ...code, spoken: false };
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
/** `Retry-After` is a number of seconds or an HTTP date; a date counts from the server's own clock. */
function readRetryAfter(headers) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return { retryAfterMs: Number(value) * 1000 };
    // Every form of an HTTP date begins with the day of the week; Date.parse would also read one into "1.5".
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    const serverNow = Date.parse(headers.date ?? '');
    return { retryAfterMs: Math.max(0, at - (Number.isNaN(serverNow) ? Date.now() : serverNow)) };
}
function failureOf(error, signal) {
    if (signal.aborted)
        return { kind: 'lost', reason: 'no answer in time' };
    const { code, syscall, message } = error;
    const reason = code ?? message;
    if (isCertificateError(code))
        return { kind: 'untrusted', reason };
    const unconnected = syscall === 'connect' ||
        syscall === 'getaddrinfo' ||
        error instanceof AggregateError || // every address of the host was tried in vain
        message.startsWith('tunneling socket could not be established');
    return { kind: unconnected ? 'unconnected' : 'lost', reason: unconnected && !code ? message : reason };
}
function isCertificateError(code) {
    return /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|ERR_SSL_|INVALID_CA)/.test(code ?? '');
}

;// CONCATENATED MODULE: ./src/inputs.ts

/** Everything that is wrong with the inputs, in one message. */
class InputError extends Error {
    constructor(problems) {
        const head = problems.length === 1 ? 'An input is wrong' : `${problems.length} things are wrong with the inputs`;
        super(`${head}; nothing was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
        this.name = 'InputError';
    }
}
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];
/** Which operations take an input, and its default. */
const INPUTS = {
    operation: { takenBy: OPERATIONS, default: '' },
    'container-id': { takenBy: OPERATIONS, default: '' },
    token: { takenBy: OPERATIONS, default: '' },
    'api-url': { takenBy: OPERATIONS, default: 'https://api.hoody.com' },
    snapshot: { takenBy: ['restore', 'alias', 'delete'], default: '' },
    alias: { takenBy: ['create', 'alias'], default: '' },
    'remove-alias': { takenBy: ['alias'], default: 'false' },
    'expiry-days': { takenBy: ['create'], default: '' },
    'ignore-missing': { takenBy: ['delete'], default: 'false' },
    'timeout-seconds': { takenBy: OPERATIONS, default: '300' },
    summary: { takenBy: OPERATIONS, default: 'true' },
};
/** The token, before anything else is read, so that it can be masked. */
function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
/**
 * Reads and checks every input.
 *
 * @throws InputError that names all that is wrong
 */
function readInputs(source) {
    const reader = new Reader(source);
    const settings = {
        containerIds: reader.containerIds(),
        token: reader.token(),
        apiUrl: reader.apiUrl(),
        timeoutMs: reader.wholeNumber('timeout-seconds', 1, 3600) * 1000,
        summary: reader.boolean('summary'),
    };
    const operation = reader.operation();
    const request = operation && reader.request(operation);
    if (reader.problems.length > 0 || !request)
        throw new InputError(reader.problems);
    return { request, settings };
}
/** Reads one input after the other; what is wrong is gathered, and a stand-in takes its place. */
class Reader {
    problems = [];
    #source;
    constructor(source) {
        this.#source = source;
    }
    request(operation) {
        this.#refuseStrays(operation);
        switch (operation) {
            case 'list':
                return { operation };
            case 'create':
                return { operation, ...this.#create() };
            case 'restore':
                return { operation, snapshot: this.#snapshot() };
            case 'alias':
                return { operation, snapshot: this.#snapshot(), alias: this.#newAlias() };
            case 'delete':
                return { operation, snapshot: this.#snapshot(), ignoreMissing: this.boolean('ignore-missing') };
        }
    }
    operation() {
        const value = this.#value('operation');
        const operation = OPERATIONS.find((known) => known === value);
        if (!operation)
            this.#problem('operation', `is ${quote(value)}, not one of ${OPERATIONS.join(', ')}`);
        return operation;
    }
    containerIds() {
        const value = this.#value('container-id') || (this.#source.env('HOODY_CONTAINER_ID') ?? '').trim();
        const ids = value
            .split(/[,\n]/)
            .map((id) => id.trim())
            .filter((id) => id !== '');
        if (ids.length === 0)
            this.#problem('container-id', 'is missing; the variable HOODY_CONTAINER_ID can give it too');
        for (const id of ids) {
            if (!CONTAINER_ID.test(id)) {
                this.#problem('container-id', `holds ${quote(id)}, which is no container id (24 digits from 0-9 and a-f)`);
            }
        }
        return [...new Set(ids)];
    }
    token() {
        const token = readToken(this.#source);
        if (token === '') {
            this.#problem('token', 'is missing; the variable HOODY_TOKEN can give it too. Is the secret set for this repository?');
        }
        else if (!/^[\x21-\x7e]+$/.test(token)) {
            this.#problem('token', 'holds white space or characters that no token has. Was the secret pasted whole and alone?');
        }
        return token;
    }
    apiUrl() {
        const value = this.#value('api-url');
        const url = URL.parse(value);
        const problem = !url ? 'is no address, such as https://api.hoody.com' : problemOf(url);
        // The value itself is not repeated: an address can hold a password.
        if (problem)
            this.#problem('api-url', problem);
        return url ?? new URL(INPUTS['api-url'].default);
    }
    boolean(name) {
        const value = this.#value(name);
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)$/.test(value))
            this.#problem(name, `is ${quote(value)}, not true or false`);
        return false;
    }
    wholeNumber(name, least, most) {
        const value = this.#value(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= least && number <= most)
            return number;
        this.#problem(name, `is ${quote(value)}, not a whole number from ${least} to ${most}`);
        return least;
    }
    #create() {
        const alias = this.#alias();
        return {
            alias: alias || this.#source.generateAlias(),
            aliasIsUnique: alias === '',
            ...(this.#value('expiry-days') === '' ? {} : { expiryDays: this.wholeNumber('expiry-days', 1, 3650) }),
        };
    }
    #snapshot() {
        const value = this.#value('snapshot');
        if (value === '') {
            this.#problem('snapshot', 'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?');
        }
        else if (CONTROL.test(value)) {
            this.#problem('snapshot', `is ${quote(value)}, which holds a line break or another control character`);
        }
        return value;
    }
    #newAlias() {
        const alias = this.#alias();
        const removal = this.boolean('remove-alias');
        if (alias === '' && !removal) {
            this.#problem('alias', 'is empty. To remove the alias, set `remove-alias: true`');
        }
        else if (alias !== '' && removal) {
            this.#problem('alias', 'is given together with `remove-alias: true`; only one of them can be meant');
        }
        return removal ? null : alias;
    }
    #alias() {
        const alias = this.#value('alias');
        const length = [...alias].length;
        if (length > LONGEST_ALIAS) {
            this.#problem('alias', `has ${length} characters; ${LONGEST_ALIAS} are the most that the API takes`);
        }
        if (CONTROL.test(alias)) {
            this.#problem('alias', `is ${quote(alias)}, which holds a line break or another control character`);
        }
        return alias;
    }
    /** An input that the operation does not take is a mistake; what is as it is by default was not given. */
    #refuseStrays(operation) {
        for (const name of Object.keys(INPUTS)) {
            const rule = INPUTS[name];
            const value = this.#source.input(name);
            if (rule.takenBy.includes(operation) || value === '' || value === rule.default)
                continue;
            this.#problem(name, `is not taken by \`${operation}\`, only by ${rule.takenBy.join(', ')}`);
        }
    }
    #value(name) {
        return this.#source.input(name) || INPUTS[name].default;
    }
    #problem(name, problem) {
        this.problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
    }
}
const CONTROL = /\p{Cc}/u;
function quote(value) {
    const longest = 120;
    return value === ''
        ? 'empty'
        : JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}
/** Why an address cannot be that of the API. The token goes there, so it has to be encrypted or stay on the machine. */
function problemOf(url) {
    const { protocol, username, password, search, hash, pathname } = url;
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
        return 'has to start with https://, so that the token is not sent in the clear; http:// is for a loopback address alone';
    }
    if (username !== '' || password !== '')
        return 'must not hold a user name or a password; the token has an input of its own';
    if (search !== '' || hash !== '')
        return 'must not hold a query or a fragment';
    if (/\/api\/v1\/?$/.test(pathname))
        return 'must not end in /api/v1, which is added to it';
    return undefined;
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./src/escape.ts
const LONGEST_LINE = 2_000;
const LONGEST_CELL = 300;
/** Control characters, line separators, and the marks that turn the direction of text around. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
 * A text that others wrote, as one line of a log: nothing in it ends the line, moves the cursor, or starts a
 * workflow command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
function plainLine(text) {
    return shorten(text, LONGEST_LINE)
        .replace(UNPRINTABLE, visible)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
/** A text that others wrote, as text in the HTML of a summary: neither markup nor Markdown, and on one line. */
function htmlText(text) {
    return shorten(text, LONGEST_CELL)
        .replace(UNPRINTABLE, visible)
        .replace(/[&<>"'`*_~[\]()#@|\\!$:]/g, (character) => `&#${character.codePointAt(0)};`);
}
function visible(character) {
    if (character === '\n')
        return '\\n';
    if (character === '\r')
        return '\\r';
    if (character === '\t')
        return '\\t';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function shorten(text, longest) {
    return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

;// CONCATENATED MODULE: ./src/format.ts
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
/** A number of bytes for people, such as "1.2 GiB". */
function formatBytes(bytes) {
    const exponent = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
    const value = bytes / 1024 ** exponent;
    return `${exponent === 0 ? value : value.toFixed(1)} ${UNITS[exponent]}`;
}
/** A moment for people, such as "2025-01-15 10:30:00 UTC". */
function formatTime(iso) {
    return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
/** A duration in milliseconds for people, such as "3.2 s" or "2 min 5 s". */
function formatDuration(ms) {
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

;// CONCATENATED MODULE: ./src/log.ts



const HEARTBEAT_MS = 10_000;
/** The log of the step. Nothing that others wrote ends a line in it or starts a workflow command. */
class Log {
    #redact;
    #exchanges = [];
    constructor(redact) {
        this.#redact = redact;
    }
    info(line) {
        info(this.#clean(line));
    }
    warning(line) {
        warning(this.#clean(line), { title: 'Hoody snapshot' });
    }
    /** @param message may have several lines */
    error(message) {
        const lines = message.split('\n').map((line) => this.#clean(line));
        error(lines.join('\n'), { title: 'Hoody snapshot' });
    }
    async chapter(begins, work, ends) {
        const started = performance.now();
        const elapsed = () => formatDuration(performance.now() - started);
        this.info(`${begins} …`);
        const heartbeat = setInterval(() => this.info(`${begins}: still at work after ${elapsed()}.`), HEARTBEAT_MS);
        try {
            const result = await work();
            this.info(`${ends(result)} (${elapsed()}).`);
            return result;
        }
        finally {
            clearInterval(heartbeat);
        }
    }
    /** Keeps a request for the detail at the end; at once for those who debug. */
    exchange(exchange) {
        this.#exchanges.push(exchange);
        core_debug(this.#clean(tell(exchange)));
    }
    /** Tells every request that was sent, in a group that is collapsed. */
    tellExchanges() {
        if (this.#exchanges.length === 0)
            return;
        startGroup(`Requests: ${this.#exchanges.length}`);
        for (const exchange of this.#exchanges)
            this.info(tell(exchange));
        endGroup();
    }
    #clean(line) {
        return plainLine(this.#redact(line));
    }
}
function tell({ method, path, outcome, ms }) {
    return `${method} ${path} → ${outcome} (${formatDuration(ms)})`;
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_namespaceObject);
;// CONCATENATED MODULE: ./src/outputs.ts



/** GitHub keeps at most 1 MiB of outputs a job; this leaves room for the others. */
const LARGEST_SNAPSHOTS_BYTES = 512 * 1024 - 1;
/**
 * What is known at the end, whether the step succeeded or failed. The outputs of one snapshot are set where
 * there is one container; they are empty where there is none, and where the API tells nothing.
 */
function outputsOf(operation, outcomes) {
    const all = allSnapshots(outcomes);
    const shown = cut(all);
    const shownNames = new Set(shown.map(({ container_id, name }) => `${container_id} ${name}`));
    const single = outcomes.length === 1 ? all[0] : undefined;
    const text = (value) => (value === undefined || value === null ? '' : String(value));
    return {
        'snapshot-name': text(single?.name),
        'snapshot-alias': text(single?.alias),
        'created-at': text(single?.created_at),
        'expires-at': text(single?.expires_at),
        'size-bytes': text(single?.size),
        snapshot: single ? JSON.stringify(single) : '',
        snapshots: JSON.stringify(shown),
        'snapshot-map': operation === 'create' || operation === 'restore' ? JSON.stringify(mapOf(outcomes)) : '',
        results: JSON.stringify(outcomes.map((outcome) => ({
            container_id: outcome.containerId,
            ok: outcome.ok,
            changed: outcome.changed,
            snapshot_names: outcome.snapshots
                .map(({ name }) => name)
                .filter((name) => shownNames.has(`${outcome.containerId} ${name}`)),
            error: outcome.ok ? null : outcome.error.message,
        }))),
        count: String(all.length),
        changed: String(outcomes.some(({ changed }) => changed)),
        truncated: String(shown.length < all.length),
    };
}
/**
 * Writes every snapshot to a file of its own that only this user can read.
 *
 * @param directory where the runner keeps what goes with the job
 * @returns the path of the file
 */
function writeSnapshotsFile(directory, outcomes, redact) {
    const file = external_node_path_default().join(directory, `hoody-snapshots-${(0,external_node_crypto_namespaceObject.randomUUID)()}.json`);
    (0,external_node_fs_namespaceObject.writeFileSync)(file, `${redact(JSON.stringify(allSnapshots(outcomes), null, 2))}\n`, { mode: 0o600 });
    return file;
}
/** Of all containers, newest first; those of which only the name is known come last. */
function allSnapshots(outcomes) {
    return outcomes
        .flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })))
        .toSorted((a, b) => timeOf(b) - timeOf(a));
}
function timeOf({ created_at }) {
    return created_at === undefined ? 0 : Date.parse(created_at);
}
function mapOf(outcomes) {
    const map = {};
    for (const { ok, containerId, snapshots } of outcomes) {
        const [snapshot] = snapshots;
        if (ok && snapshot)
            map[containerId] = snapshot.name;
    }
    return map;
}
/** The newest, as many as an output may hold. */
function cut(snapshots) {
    let bytes = '[]'.length;
    const end = snapshots.findIndex((snapshot) => {
        bytes += Buffer.byteLength(JSON.stringify(snapshot)) + ','.length;
        return bytes > LARGEST_SNAPSHOTS_BYTES;
    });
    return end === -1 ? [...snapshots] : snapshots.slice(0, end);
}

;// CONCATENATED MODULE: ./src/redact.ts
const STARS = '***';
/** Shorter ones would be found where they are not meant. */
const SHORTEST_ENCODED = 6;
/**
 * A redaction of the token in the forms in which it can turn up in a text: as it is, in base64 at each of the
 * three positions it can have in a longer text, and encoded for a URL. The runner masks a log, but neither a
 * file nor an output.
 */
function redactionOf(token) {
    if (token === '')
        return (text) => text;
    const forms = new Set([token, encodeURIComponent(token)]);
    for (const offset of [0, 1, 2]) {
        for (const alphabet of ['base64', 'base64url']) {
            const form = encodeAt(token, offset, alphabet);
            if (form.length >= SHORTEST_ENCODED)
                forms.add(form);
        }
    }
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, STARS), text);
}
/** The characters of the base64 of a longer text that depend on the token alone, which stands at this offset in it. */
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const encoded = bytes.toString(alphabet).replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return encoded.slice(first, last);
}

;// CONCATENATED MODULE: ./src/operations/find.ts


/** There is no such snapshot on the container. */
class MissingError extends HoodyError {
    constructor(containerId, wanted, near) {
        super(`Container ${containerId} has no snapshot "${wanted}". ${nearOnes(near)}`);
        this.name = 'MissingError';
    }
}
/**
 * Acts on the snapshot that a person means. What looks like a name goes to the API as it is, in one request;
 * all else costs a list. Only a name that the API told, or that has the form of one, ever gets into a request.
 *
 * @param wanted a name, an alias or `latest`
 * @param act what is done to the snapshot, of which all is known once it was listed
 * @param check looks at the choice before anything is done to it; throws to refuse it
 * @throws MissingError when there is no such snapshot, with those that come near
 */
async function actOn({ hoody, story }, containerId, wanted, act, check) {
    let refusal;
    if (looksLikeName(wanted)) {
        try {
            return await act({ name: wanted });
        }
        catch (error) {
            if (!find_isNotFound(error))
                throw error;
            refusal = error;
        }
    }
    const choice = choose(await hoody.list(containerId), wanted);
    if (choice.kind === 'missing')
        throw new MissingError(containerId, wanted, choice.near);
    // It is listed, and yet the API did not find it: nothing that the list could mend.
    if (refusal && choice.by === 'name')
        throw refusal;
    check(choice);
    story.info(find_tell(choice, wanted));
    return act(choice.snapshot);
}
/** For what may be done to the newest of those that share an alias. */
function newestWins({ story }) {
    return ({ snapshot, namesakes }) => {
        if (namesakes.length === 0)
            return;
        story.warning(`${namesakes.length + 1} snapshots have the alias "${snapshot.alias}". The newest, ${snapshot.name}, ` +
            `is taken; the others are ${namesakes.map(({ name }) => name).join(', ')}.`);
    };
}
function find_isNotFound(error) {
    return error instanceof HoodyError && error.failure?.kind === 'status' && error.failure.status === 404;
}
function find_tell({ by, snapshot }, wanted) {
    if (by === 'latest')
        return `The newest snapshot is ${snapshot.name}${aliasOf(snapshot)}, of ${snapshot.created_at}.`;
    if (by === 'alias' && wanted === LATEST) {
        return `A snapshot has the alias "${LATEST}", which goes before the newest: ${snapshot.name}, of ${snapshot.created_at}.`;
    }
    return `"${wanted}" is snapshot ${snapshot.name}, of ${snapshot.created_at}.`;
}
function nearOnes(near) {
    if (near.length === 0)
        return 'It has no snapshots at all.';
    return `Near it come: ${near.map((snapshot) => snapshot.name + aliasOf(snapshot)).join(', ')}.`;
}
function aliasOf({ alias }) {
    return alias ? ` ("${alias}")` : '';
}

;// CONCATENATED MODULE: ./src/operations/alias.ts

/** Gives a snapshot another alias, or none. */
async function alias(request, containerId, tools) {
    const snapshot = await actOn(tools, containerId, request.snapshot, ({ name }) => tools.hoody.setAlias(containerId, name, request.alias), newestWins(tools));
    tools.story.info(request.alias === null
        ? `Removed the alias of snapshot ${snapshot.name} of container ${containerId}.`
        : `Snapshot ${snapshot.name} of container ${containerId} has the alias "${request.alias}" now.`);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

;// CONCATENATED MODULE: ./src/operations/create.ts

/** Takes a snapshot of a container. */
async function create(request, containerId, { hoody, story }) {
    const snapshot = await story.chapter(`Creating a snapshot of container ${containerId} with the alias "${request.alias}"`, () => hoody.create(containerId, request), ({ name, expires_at }) => `Created snapshot ${name} of container ${containerId}` +
        (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''));
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

;// CONCATENATED MODULE: ./src/operations/delete.ts


/** Deletes a snapshot for good. An alias that several share is refused: which of them was meant is not known. */
async function remove(request, containerId, tools) {
    try {
        const snapshot = await actOn(tools, containerId, request.snapshot, async (known) => {
            await tools.hoody.delete(containerId, known.name);
            return known;
        }, ({ snapshot: { alias, name }, namesakes }) => {
            if (namesakes.length === 0)
                return;
            const names = [name, ...namesakes.map((namesake) => namesake.name)].join(', ');
            throw new HoodyError(`${namesakes.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
                'Nothing was deleted. Give the name of the one to delete.');
        });
        tools.story.info(`Deleted snapshot ${snapshot.name} of container ${containerId}.`);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    catch (error) {
        if (!(request.ignoreMissing && error instanceof MissingError))
            throw error;
        tools.story.info(`${error.message} There is nothing to delete.`);
        return { ok: true, containerId, changed: false, snapshots: [] };
    }
}

;// CONCATENATED MODULE: ./src/operations/list.ts
/** Lists the snapshots of a container, newest first. */
async function list(containerId, { hoody, story }) {
    const snapshots = await hoody.list(containerId);
    const [newest] = snapshots;
    story.info(newest
        ? `Container ${containerId} has ${snapshots.length} snapshot(s); the newest is ${newest.name}.`
        : `Container ${containerId} has no snapshots.`);
    return { ok: true, containerId, changed: false, snapshots };
}

;// CONCATENATED MODULE: ./src/operations/restore.ts

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
async function restore(request, containerId, tools) {
    const snapshot = await actOn(tools, containerId, request.snapshot, async (known) => {
        const told = await tools.story.chapter(`Restoring container ${containerId} from snapshot ${known.name}`, () => tools.hoody.restore(containerId, known.name), () => `Restored container ${containerId} from snapshot ${known.name}`);
        return told ?? known;
    }, newestWins(tools));
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

;// CONCATENATED MODULE: ./src/run.ts





/** Does what was asked, container by container. One that fails does not keep the others from being tried. */
async function run(request, containerIds, tools) {
    const outcomes = [];
    for (const containerId of containerIds)
        outcomes.push(await attempt(request, containerId, tools));
    return outcomes;
}
async function attempt(request, containerId, tools) {
    try {
        return await dispatch(request, containerId, tools);
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}
function dispatch(request, containerId, tools) {
    switch (request.operation) {
        case 'create':
            return create(request, containerId, tools);
        case 'list':
            return list(containerId, tools);
        case 'restore':
            return restore(request, containerId, tools);
        case 'alias':
            return alias(request, containerId, tools);
        case 'delete':
            return remove(request, containerId, tools);
    }
}

;// CONCATENATED MODULE: ./src/summary.ts



/** A job summary over 1 MiB is dropped whole, so what goes in is counted. */
const MOST_ROWS = 100;
const MOST_ERRORS = 50;
const DONE = {
    create: 'Created',
    list: 'Listed',
    restore: 'Restored from',
    alias: 'Changed the alias of',
    delete: 'Deleted',
};
/**
 * The summary of the step in HTML, which GitHub shows as it is where Markdown would read meaning into what
 * others wrote.
 */
function summaryOf(operation, outcomes, run) {
    const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.message]));
    const snapshots = allSnapshots(outcomes);
    return [
        `<h3>Hoody snapshot: ${operation}</h3>`,
        ...(errors.length === 0 ? [] : [errorList(errors, outcomes.length)]),
        `<p>${DONE[operation]} ${count(snapshots.length, 'snapshot')} of ${count(outcomes.length, 'container')}.</p>`,
        ...(snapshots.length === 0 ? [] : [table(snapshots)]),
        ...(run.url === undefined
            ? []
            : [`<p><a href="${htmlText(run.url)}">Run ${run.id}, attempt ${run.attempt}</a></p>`]),
        '',
    ].join('\n');
}
function errorList(errors, containers) {
    const items = errors.slice(0, MOST_ERRORS).map((error) => `<li>${htmlText(error)}</li>`);
    return `<p>❌ Failed for ${errors.length} of ${count(containers, 'container')}:</p>\n<ul>${items.join('')}</ul>`;
}
function table(snapshots) {
    const rows = snapshots
        .slice(0, MOST_ROWS)
        .map(({ container_id, name, alias, created_at, expires_at, size }) => row('td', [
        code(container_id),
        code(name),
        alias ? code(alias) : '',
        created_at ? formatTime(created_at) : '',
        expires_at ? formatTime(expires_at) : '',
        typeof size === 'number' ? formatBytes(size) : '',
    ]));
    const rest = snapshots.length - rows.length;
    return [
        '<table>',
        row('th', ['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size']),
        ...rows,
        '</table>',
        ...(rest > 0
            ? [`<p>These are the newest; ${rest} older ${rest === 1 ? 'one is' : 'ones are'} left out.</p>`]
            : []),
    ].join('\n');
}
function row(cell, texts) {
    return `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
}
function code(text) {
    return `<code>${htmlText(text)}</code>`;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_namespaceObject.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
;// CONCATENATED MODULE: ./src/workflow-run.ts



/** Reads the run from what the runner tells in the environment. */
function readWorkflowRun() {
    const { serverUrl, runId, runAttempt, job, action } = new Context();
    const repository = process.env['GITHUB_REPOSITORY'];
    const id = runId || 0;
    const attempt = runAttempt || 1;
    return {
        id,
        attempt,
        url: repository && id ? `${serverUrl}/${repository}/actions/runs/${id}/attempts/${attempt}` : undefined,
        generateAlias: () => workflow_run_aliasOf({ id, attempt, job, step: action }),
    };
}
const LONGEST_PART = 30;
/**
 * An alias that says which run, attempt, job and step made a snapshot. The jobs of a matrix share all four, so
 * there is something random at its end.
 */
function workflow_run_aliasOf({ id, attempt, job, step, }) {
    const parts = ['run', id, attempt, part(job), part(step), (0,external_node_crypto_namespaceObject.randomBytes)(4).toString('hex')];
    return parts
        .filter((text) => text !== '')
        .join('-')
        .slice(0, LONGEST_ALIAS);
}
function part(text) {
    return (text ?? '')
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[_-]+/, '')
        .slice(0, LONGEST_PART);
}

;// CONCATENATED MODULE: ./src/index.ts














async function main() {
    const workflowRun = readWorkflowRun();
    const source = {
        input: (name) => getInput(name),
        env: (name) => process.env[name],
        generateAlias: workflowRun.generateAlias,
    };
    const token = readToken(source);
    if (token)
        core_setSecret(token);
    const redact = redactionOf(token);
    const log = new Log(redact);
    let inputs;
    let outcomes = [];
    try {
        inputs = readInputs(source);
        outcomes = await perform(inputs, log);
    }
    catch (error) {
        fail(log, error);
    }
    for (const outcome of outcomes)
        if (!outcome.ok)
            fail(log, outcome.error);
    log.tellExchanges();
    setOutputs(inputs, outcomes, redact);
    if (inputs?.settings.summary)
        await writeSummary(summaryOf(inputs.request.operation, outcomes, workflowRun), redact, log);
}
async function perform({ request, settings }, log) {
    const { apiUrl, token, timeoutMs, containerIds } = settings;
    const transport = createTransport({
        apiUrl,
        token,
        userAgent: `hoody-snapshot/${package_namespaceObject.rE}`,
        onExchange: (exchange) => log.exchange(exchange),
    });
    const hoody = createHoody({
        transport,
        budget: startBudget(timeoutMs, cancellation()),
        random: Math.random,
        now: Date.now,
        onNotice: (notice) => log.info(notice),
    });
    try {
        return await run(request, containerIds, { hoody, story: log });
    }
    finally {
        transport.close();
    }
}
/** Aborted by the signals with which the runner ends the steps of a cancelled job, some seconds before it kills them. */
function cancellation() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => controller.abort());
    return controller.signal;
}
function fail(log, error) {
    const { message, stack } = error;
    if (error instanceof HoodyError || error instanceof InputError) {
        log.error(message);
    }
    else {
        log.error(`This is a defect of the action, please report it: ${stack ?? message}`);
    }
    process.exitCode = ExitCode.Failure;
}
function setOutputs(inputs, outcomes, redact) {
    for (const [name, value] of Object.entries(outputsOf(inputs?.request.operation, outcomes))) {
        setOutput(name, redact(value));
    }
    if (inputs?.request.operation === 'list') {
        setOutput('snapshots-file', writeSnapshotsFile(process.env['RUNNER_TEMP'] ?? (0,external_node_os_namespaceObject.tmpdir)(), outcomes, redact));
    }
}
/** A summary is a convenience: one that cannot be written is told, and fails nothing. */
async function writeSummary(html, redact, log) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await summary.addRaw(redact(html)).write();
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${error.message}`);
    }
}
void main();

})();

module.exports = __webpack_exports__;
/******/ })()
;