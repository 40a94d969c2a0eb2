// Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.

export type paths = {
    "/containers/{id}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
            };
            cookie?: never;
        };
        /** Every snapshot of a container, in one answer */
        get: operations["list"];
        put?: never;
        /**
         * Take a snapshot; the answer comes once it is there
         * @description Not idempotent, and without an idempotency key: when the answer is lost, only the list tells whether the snapshot was taken.
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
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        /** The same as PATCH, which this action sends */
        put: operations["restoreByPut"];
        post?: never;
        /** Delete a snapshot for good */
        delete: operations["delete"];
        options?: never;
        head?: never;
        /** Stop the container, roll its disk back and boot from it */
        patch: operations["restore"];
        trace?: never;
    };
    "/containers/{id}/snapshots/{name}/alias": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
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
        /** Give a snapshot another alias, or none */
        patch: operations["alias"];
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description The id of a container, a project or a realm. */
        ObjectId: string;
        /** @description What the platform calls a snapshot, such as `snap-20250115-103000`. The API promises no form. Only names that are one plain path segment are accepted, because a name becomes part of a request's path. */
        SnapshotName: string;
        /** @description A moment in ISO 8601. */
        Time: string;
        /** @description A name that people gave. Two snapshots of a container may share one. */
        Alias: string;
        Snapshot: {
            name: components["schemas"]["SnapshotName"];
            alias?: string | null;
            created_at: components["schemas"]["Time"];
            last_used_at?: components["schemas"]["Time"] | null;
            expires_at?: components["schemas"]["Time"] | null;
            stateful?: boolean | null;
            /** @description In bytes. */
            size?: number | null;
        } & {
            [key: string]: unknown;
        };
        CreateBody: {
            alias?: components["schemas"]["Alias"];
            /** @description In whole days. */
            expiry?: number;
        };
        AliasBody: {
            alias: components["schemas"]["Alias"] | null;
        };
        ListAnswer: {
            statusCode?: number;
            message?: string;
            data: {
                container_id?: string;
                project_id?: string;
                snapshots: components["schemas"]["Snapshot"][];
                snapshot_count?: number | null;
                max_snapshots?: number | null;
            };
        };
        SnapshotAnswer: {
            statusCode?: number;
            message?: string;
            data: {
                container_id?: string;
                project_id?: string;
                snapshot: components["schemas"]["Snapshot"];
            };
        };
        RestoreAnswer: {
            statusCode?: number;
            message: string;
            data?: {
                success?: boolean | null;
                message?: string | null;
                snapshot?: components["schemas"]["Snapshot"] | null;
            } | null;
        };
        DeleteAnswer: {
            statusCode?: number;
            message?: string;
            data: {
                container_id?: string;
                project_id?: string;
                snapshot_name: string;
            };
        };
        ErrorAnswer: {
            statusCode?: number;
            error?: string;
            message?: string;
            code?: string;
        };
    };
    responses: {
        /** @description The snapshot as it is now. */
        OneSnapshot: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SnapshotAnswer"];
            };
        };
        /** @description The container runs from the snapshot. */
        Restored: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RestoreAnswer"];
            };
        };
        /** @description 400 for what is malformed, 401 without a valid token, 403 without the permission, 404 for what is not there, 409 while another snapshot operation runs on the container, 429 with too many requests. The code `CONTAINER_SNAPSHOT_LIMIT`, with whatever status, means that the container has as many snapshots as it may. */
        Refused: {
            headers: {
                /** @description Seconds to wait, or the date to wait for. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The API or a proxy before it failed. 503 when the snapshots could not be read and nothing was done. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
    };
    parameters: {
        ContainerId: components["schemas"]["ObjectId"];
        /** @description A name, never an alias. */
        SnapshotName: components["schemas"]["SnapshotName"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshots. There is no paging. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAnswer"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
            200: components["responses"]["OneSnapshot"];
            201: components["responses"]["OneSnapshot"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    restoreByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Restored"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteAnswer"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Restored"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    aliasByPut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
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
            200: components["responses"]["OneSnapshot"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["ContainerId"];
                /** @description A name, never an alias. */
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
            200: components["responses"]["OneSnapshot"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
}
