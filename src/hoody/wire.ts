// Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.

export type paths = {
    "/containers/{id}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
            };
            cookie?: never;
        };
        /**
         * List every snapshot of a container
         * @description There is no paging.
         */
        get: operations["list"];
        put?: never;
        /**
         * Create a snapshot; the API responds when it exists
         * @description The name of the snapshot is its alias, sanitized: only ASCII letters, digits, `_` and `-` are kept, leading and trailing `-` and `_` are removed, and the rest is cut to 64 characters. A name of one character is a 400. Without an alias, or if no character of it is kept, and on older platforms always, the name is `snap-YYYYMMDD-HHMMSS`. What happens if the name is in use is not documented: the request may fail with 400, 409 or 500, or the new snapshot may replace the older one. The request is not idempotent, and there is no idempotency key: if the response is lost, only the list shows whether the snapshot exists.
         */
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containers/{id}/snapshots/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        /** The same as PATCH, which this action sends */
        put: operations["restoreByPut"];
        post?: never;
        /** Delete a snapshot permanently */
        delete: operations["delete"];
        options?: never;
        head?: never;
        /**
         * Stop the container, roll its disk back, and boot from it
         * @description The API responds when the container runs again.
         */
        patch: operations["restore"];
        trace?: never;
    };
    "/containers/{id}/snapshots/{name}/alias": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        /** The same as PATCH, which this action sends */
        put: operations["aliasByPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or remove the alias of a snapshot
         * @description The name of the snapshot stays the same.
         */
        patch: operations["alias"];
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description The id of a container, a project or a realm. */
        ObjectId: string;
        /** @description The platform's name for a snapshot, such as `nightly` or `snap-20250115-103000`. The API guarantees no format. A name becomes part of a path, so only names that are one plain path segment are valid there. */
        SnapshotName: string;
        /** @description A time in ISO 8601. */
        Time: string;
        /** @description A label that people choose. Two snapshots of a container may have the same one. */
        Alias: string;
        Snapshot: {
            name?: string;
            alias?: string | null;
            created_at?: components["schemas"]["Time"] | null;
            last_used_at?: components["schemas"]["Time"] | null;
            expires_at?: components["schemas"]["Time"] | null;
            /** @description Whether it includes memory. */
            stateful?: boolean | null;
            /** @description In bytes; a negative number means unknown. */
            size?: number | null;
        };
        CreateBody: {
            alias?: components["schemas"]["Alias"];
            /** @description In whole days. */
            expiry?: number;
        };
        AliasBody: {
            /** @description Null removes the alias. */
            alias: components["schemas"]["Alias"] | null;
        };
        ListResponse: {
            statusCode?: number;
            message?: string;
            data?: {
                container_id?: string | null;
                project_id?: string | null;
                snapshots?: components["schemas"]["Snapshot"][];
                snapshot_count?: number | null;
                /** @description The snapshot limit of the container; null means none. */
                max_snapshots?: number | null;
            };
        };
        SnapshotResponse: {
            statusCode?: number;
            message?: string;
            data?: {
                container_id?: string | null;
                project_id?: string | null;
                snapshot?: components["schemas"]["Snapshot"];
            };
        };
        RestoreResponse: {
            statusCode?: number;
            message?: string;
            data?: {
                success?: boolean | null;
                message?: string | null;
                snapshot?: components["schemas"]["Snapshot"] | null;
            } | null;
        };
        DeleteResponse: {
            statusCode?: number;
            message?: string;
            data?: {
                container_id?: string | null;
                project_id?: string | null;
                snapshot_name?: string;
            } | null;
        };
        /** @description An error of the API. A body without a `statusCode` that equals the status comes from a proxy. */
        ErrorResponse: {
            statusCode?: number;
            /** @description A machine-readable code, or the reason phrase of the status. On older platforms, always the reason phrase. */
            error?: string;
            message?: string;
            /** @description The machine-readable code on older platforms, if there is one. */
            code?: string;
            /** @description Details, such as the counts of a limit. */
            data?: Record<string, never> | null;
        };
    };
    responses: {
        /** @description The snapshots. */
        Listed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListResponse"];
            };
        };
        /** @description The new snapshot. */
        Created: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SnapshotResponse"];
            };
        };
        /** @description The container runs from the snapshot. */
        Restored: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RestoreResponse"];
            };
        };
        /** @description The snapshot with its new alias. */
        AliasUpdated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SnapshotResponse"];
            };
        };
        /** @description The snapshot is gone. */
        Deleted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeleteResponse"];
            };
        };
        /** @description The container id is malformed. */
        InvalidContainerId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request is malformed; or the container does not allow a snapshot now, has reached its snapshot limit, or has a snapshot with this name. */
        CreateInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The container id or the snapshot name is malformed, or the container is still being prepared. */
        InvalidName: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The container id, the snapshot name or the alias is malformed, or the container is still being prepared. */
        AliasInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no valid token. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission. */
        ListForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission. */
        CreateForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission. */
        RestoreForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission. */
        AliasForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission. */
        DeleteForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The container does not exist, or not in this realm. */
        ContainerNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The container or the snapshot does not exist. */
        SnapshotNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another snapshot operation is running on the container, or it is still being claimed. Nothing changed. The condition is temporary. */
        Conflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another snapshot operation is running on the container, or it is still being claimed. Both conditions are temporary. Or the container has reached its snapshot limit, or has a snapshot with this name; a retry does not help. */
        CreateConflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The container has reached its snapshot limit; only the code shows it. Newer platforms send it with 400. */
        LimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body does not match its schema; the message shows where. Older platforms send a 400. */
        InvalidBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The client sends too many requests. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The API failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The API failed, or the container has a snapshot with this name. */
        CreateFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The snapshots could not be read, so the limit could not be checked, and nothing changed; or a proxy failed. */
        InventoryUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
                "text/html": string;
            };
        };
        /** @description The API or a proxy is unavailable. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
                "text/html": string;
            };
        };
        /** @description A proxy failed. The API may have performed the operation. */
        ProxyError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @example 507f1f77bcf86cd799439011 */
        ContainerId: components["schemas"]["ObjectId"];
        /**
         * @description A name, never an alias.
         * @example snap-20250115-103000
         */
        SnapshotName: components["schemas"]["SnapshotName"];
    };
    requestBodies: never;
    headers: {
        /** @description The time to wait, in seconds or as an HTTP date. */
        RetryAfter: string;
    };
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listed"];
            400: components["responses"]["InvalidContainerId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListForbidden"];
            404: components["responses"]["ContainerNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBody"];
            };
        };
        responses: {
            200: components["responses"]["Created"];
            201: components["responses"]["Created"];
            400: components["responses"]["CreateInvalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateForbidden"];
            404: components["responses"]["ContainerNotFound"];
            409: components["responses"]["CreateConflict"];
            422: components["responses"]["InvalidBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["CreateFailed"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["InventoryUnavailable"];
            504: components["responses"]["ProxyError"];
            "4XX": components["responses"]["LimitReached"];
        };
    };
    restoreByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Restored"];
            400: components["responses"]["InvalidName"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["RestoreForbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deleted"];
            400: components["responses"]["InvalidName"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["DeleteForbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
    restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Restored"];
            400: components["responses"]["InvalidName"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["RestoreForbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
    aliasByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasBody"];
            };
        };
        responses: {
            200: components["responses"]["AliasUpdated"];
            400: components["responses"]["AliasInvalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AliasForbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["InvalidBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["InventoryUnavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
    alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 507f1f77bcf86cd799439011 */
                id: components["parameters"]["ContainerId"];
                /**
                 * @description A name, never an alias.
                 * @example snap-20250115-103000
                 */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasBody"];
            };
        };
        responses: {
            200: components["responses"]["AliasUpdated"];
            400: components["responses"]["AliasInvalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["AliasForbidden"];
            404: components["responses"]["SnapshotNotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["InvalidBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProxyError"];
            503: components["responses"]["InventoryUnavailable"];
            504: components["responses"]["ProxyError"];
        };
    };
}
