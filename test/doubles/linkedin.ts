import { bearerOf, demand, demandFields, type Seen, startDouble } from "./double.ts";

/* A double of LinkedIn's versioned API (https://learn.microsoft.com/linkedin/marketing), for what publishing asks of it. */

const refused = (status: number, message: string, code = "ILLEGAL_ARGUMENT") =>
  Response.json({ status, code, message }, { status });

interface Post {
  readonly id: string;
  readonly commentary: string;
  readonly createdAt: number;
}

export function startLinkedIn() {
  const posts: Post[] = [];
  const comments: { commentUrn: string; actor: string; message: { text: string }; created: { time: number } }[] = [];
  const files = new Map<string, { bytes: number; state: number }>();
  let serial = 7_100_000_000_000_000_000n;
  let url = "";
  const signedIn = (seen: Seen) => {
    demand(bearerOf(seen) === "token-1", "the bearer token is not the current one");
  };
  const versioned = (seen: Seen) => {
    signedIn(seen);
    demand(/^20\d{4}$/.test(seen.headers.get("linkedin-version") ?? ""), "LinkedIn-Version is YYYYMM");
    demand(seen.headers.get("x-restli-protocol-version") === "2.0.0", "X-Restli-Protocol-Version is 2.0.0");
  };
  /** What has a meaning in *little text* stands behind a backslash. */
  const isLittle = (text: string) => !/(?<!\\)(?:\\\\)*[|{}@[\]()<>*_~]/.test(text);

  const create = (seen: Seen) => {
    versioned(seen);
    demandFields(
      seen.json,
      ["author", "commentary", "visibility", "distribution", "lifecycleState"],
      ["content", "isReshareDisabledByAuthor"],
    );
    const { author, commentary, visibility, distribution, lifecycleState, content } = seen.json;
    demand(/^urn:li:(person|organization):\w+$/.test(author), "author is a URN");
    demand(isLittle(commentary) && commentary.length <= 3000, "commentary is little text of at most 3,000 characters");
    demand(visibility === "PUBLIC" && lifecycleState === "PUBLISHED", "visibility and lifecycleState");
    demandFields(distribution, ["feedDistribution", "targetEntities", "thirdPartyDistributionChannels"]);
    if (content?.multiImage) {
      demand(content.multiImage.images.length >= 2 && content.multiImage.images.length <= 20, "two to twenty images");
      for (const { id } of content.multiImage.images) demand(files.get(id)?.state === 0, `${id} is not there`);
    }
    if (content?.media) demand(files.get(content.media.id)?.state === 0, `${content.media.id} is not there`);
    if (content?.article) demandFields(content.article, ["source", "title"], ["description", "thumbnail"]);
    const last = posts[0];
    if (last && last.commentary === commentary)
      return refused(422, `Content is a duplicate of ${last.id}`, "DUPLICATE_POST");
    const id = `urn:li:share:${++serial}`;
    posts.unshift({ id, commentary, createdAt: Date.now() });
    return new Response(null, { status: 201, headers: { "x-restli-id": id } });
  };

  const initialize = (seen: Seen, kind: string) => {
    versioned(seen);
    const asked = seen.json.initializeUploadRequest;
    demand(/^urn:li:(person|organization):/.test(asked.owner), "owner is a URN");
    const urn = `urn:li:${kind}:C${++serial}`;
    files.set(urn, { bytes: 0, state: 1 });
    const uploadUrl = `${url}/upload/${encodeURIComponent(urn)}`;
    if (kind === "image") return { value: { uploadUrl, uploadUrlExpiresAt: Date.now() + 86_400_000, image: urn } };
    demandFields(asked, ["owner", "fileSizeBytes", "uploadCaptions", "uploadThumbnail"]);
    const half = Math.ceil(asked.fileSizeBytes / 2);
    const uploadInstructions = [
      { uploadUrl: `${uploadUrl}?part=1`, firstByte: 0, lastByte: half - 1 },
      { uploadUrl: `${uploadUrl}?part=2`, firstByte: half, lastByte: asked.fileSizeBytes - 1 },
    ];
    return { value: { video: urn, uploadToken: "token-of-upload", uploadInstructions } };
  };
  const state = (seen: Seen, urn = "") => {
    versioned(seen);
    const file = files.get(urn);
    demand(file && file.bytes > 0, `${urn} has no bytes`);
    if (file.state > 0) file.state--;
    return { id: urn, status: file.state === 0 ? "AVAILABLE" : "PROCESSING" };
  };

  const double = startDouble(
    [
      [
        "POST",
        /^\/oauth\/v2\/accessToken$/,
        ({ form }) => {
          for (const name of ["client_id", "client_secret", "grant_type"]) demand(form.get(name), `${name} is missing`);
          const expected = form.get("grant_type") === "refresh_token" ? form.get("refresh_token") : form.get("code");
          if (expected !== "good-code" && expected !== "refresh-1")
            return Response.json(
              { error: "invalid_request", error_description: "The token used in the request has expired" },
              { status: 400 },
            );
          return {
            access_token: "token-1",
            expires_in: 5_184_000,
            refresh_token: "refresh-1",
            refresh_token_expires_in: 31_536_000,
          };
        },
      ],
      [
        "POST",
        /^\/oauth\/v2\/revoke$/,
        ({ form }) => void demand(form.get("token") && form.get("client_secret"), "token and client_secret"),
      ],
      [
        "GET",
        /^\/v2\/userinfo$/,
        (seen) => {
          signedIn(seen);
          return { sub: "aBc1", name: "Ann Example", picture: "https://media.licdn.com/ann.jpg" };
        },
      ],
      [
        "GET",
        /^\/rest\/organizationAcls$/,
        (seen) => {
          versioned(seen);
          demand(seen.query.get("q") === "roleAssignee", "q is roleAssignee");
          return { elements: [{ organization: "urn:li:organization:77", role: "ADMINISTRATOR", state: "APPROVED" }] };
        },
      ],
      [
        "GET",
        /^\/rest\/organizations\/(\d+)$/,
        (seen, id) => {
          versioned(seen);
          return { id: Number(id), localizedName: "Acme", vanityName: "acme" };
        },
      ],
      [
        "POST",
        /^\/rest\/(image|video)s$/,
        (seen, kind = "") => {
          if (seen.query.get("action") === "initializeUpload") return initialize(seen, kind);
          demand(kind === "video" && seen.query.get("action") === "finalizeUpload", "action");
          const { uploadedPartIds, uploadToken } = seen.json.finalizeUploadRequest;
          demand(uploadToken === "token-of-upload" && uploadedPartIds.join() === "etag-1,etag-2", "the parts in order");
          return {};
        },
      ],
      [
        "PUT",
        /^\/upload\/(.+)$/,
        (seen, urn = "") => {
          const file = files.get(urn);
          demand(file && seen.bytes.length > 0, "bytes for a place that was asked for");
          demand(seen.headers.get("content-length") === String(seen.bytes.length), "Content-Length");
          file.bytes += seen.bytes.length;
          return new Response(null, { status: 201, headers: { etag: `"etag-${seen.query.get("part")}"` } });
        },
      ],
      ["GET", /^\/rest\/images\/(.+)$/, state],
      ["GET", /^\/rest\/videos\/(.+)$/, state],
      ["POST", /^\/rest\/posts$/, create],
      [
        "GET",
        /^\/rest\/posts$/,
        (seen) => {
          versioned(seen);
          demand(seen.query.get("q") === "author" && seen.query.get("author"), "q is author");
          return { elements: posts };
        },
      ],
      [
        "DELETE",
        /^\/rest\/posts\/(.+)$/,
        (seen, id) => {
          versioned(seen);
          posts.splice(
            posts.findIndex((post) => post.id === id),
            1,
          );
          return new Response(null, { status: 204 });
        },
      ],
      [
        "POST",
        /^\/rest\/socialActions\/(.+)\/comments$/,
        (seen, object = "") => {
          versioned(seen);
          demandFields(seen.json, ["actor", "object", "message"]);
          demand(seen.json.object === object && seen.json.message.text.length <= 1250, "object and message");
          const commentUrn = `urn:li:comment:(${object},${++serial})`;
          comments.unshift({
            commentUrn,
            actor: seen.json.actor,
            message: seen.json.message,
            created: { time: Date.now() },
          });
          return Response.json({ commentUrn, id: String(serial) }, { status: 201 });
        },
      ],
      [
        "GET",
        /^\/rest\/socialActions\/(.+)\/comments$/,
        (seen) => {
          versioned(seen);
          return { elements: comments };
        },
      ],
      [
        "DELETE",
        /^\/rest\/socialActions\/(.+)\/comments\/(\d+)$/,
        (seen) => {
          versioned(seen);
          demand(seen.query.get("actor"), "actor is missing");
          comments.shift();
          return new Response(null, { status: 204 });
        },
      ],
      [
        "GET",
        /^\/rest\/organizationalEntityShareStatistics$/,
        (seen) => {
          versioned(seen);
          const ids = /^List\((.+)\)$/.exec(seen.query.get("shares") ?? "")?.[1]?.split(",") ?? [];
          demand(seen.query.get("q") === "organizationalEntity" && ids.length > 0, "q and shares");
          const totalShareStatistics = {
            impressionCount: 90,
            likeCount: 5,
            commentCount: 1,
            shareCount: 2,
            clickCount: 9,
          };
          return { elements: ids.map((id) => ({ share: decodeURIComponent(id), totalShareStatistics })) };
        },
      ],
      [
        "GET",
        /^\/rest\/networkSizes\/(.+)$/,
        (seen) => {
          versioned(seen);
          demand(seen.query.get("edgeType") === "COMPANY_FOLLOWED_BY_MEMBER", "edgeType");
          return { firstDegreeSize: 321 };
        },
      ],
    ],
    (words) => refused(400, words),
  );
  url = double.url;
  return { ...double, posts, comments, files };
}
