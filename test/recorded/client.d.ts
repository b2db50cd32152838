// biome-ignore-all lint: made by openapi-typescript from the document
export interface paths {
  "/v1/posts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List posts
     * @description Posts of the workspace, newest first; with `from` or `to`, the latest time first.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_posts"];
    put?: never;
    /**
     * Create a draft
     * @description Creates a post as a draft. Nothing is published by it.
     *
     *     Needs the scope `posts:write`.
     */
    post: operations["create_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a post
     * @description One post with its state on each account.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_post"];
    put?: never;
    post?: never;
    /**
     * Delete a post
     * @description Deletes a draft for good.
     *
     *     Needs the scope `posts:write`.
     */
    delete: operations["delete_post"];
    options?: never;
    head?: never;
    /**
     * Edit a draft
     * @description Changes the fields that are sent and leaves the others.
     *
     *     Needs the scope `posts:write`.
     */
    patch: operations["update_post"];
    trace?: never;
  };
  "/v1/posts/{id}/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Preview a post
     * @description How a post would look on each account it goes to: its text, links, pictures, thread and first comment as that network shows them, how long each is there, and everything that scheduling would refuse it for.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["preview_post"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/schedule": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Schedule a post
     * @description Puts a draft on its way at a time to come, or at the next free slot, after holding it against the limits of each account.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["schedule_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/publish": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a post now
     * @description Puts a post on its way at once, and tries again those accounts on which it failed. The answer does not wait for the networks: read the post to see how far it is.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["publish_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/unschedule": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a scheduled post back
     * @description Makes a scheduled post a draft again, while nothing of it is under way or out.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["unschedule_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/attempts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the attempts to publish a post
     * @description Every call that was made to a network about this post, the first one first.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_post_attempts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/reconcile": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell an unknown outcome
     * @description Where a network could not say whether a post is out, a person looks there and tells. What is not out can be sent again. Not for credentials that need approval.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["reconcile_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/approve": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve a post
     * @description Lets a post that awaits approval go out at its time, or now where no time was asked for. For owners and admins in person, and never by the credential that asked. The answer has `warnings` as that of scheduling has.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["approve_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/reject": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject a post
     * @description Makes a post that awaits approval a draft again, with a word to who asked. For owners and admins in person.
     *
     *     Needs the scope `posts:publish`.
     */
    post: operations["reject_post"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/calendar": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the calendar
     * @description The days of a week or a month in the workspace's time zone, with the posts that went out, are to go out, wait for approval or failed, and the slots that are free. Without `from` and `to` it is this week.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_calendar"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/slots": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List slots
     * @description The times of a week at which the workspace posts, in its time zone.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_slots"];
    /**
     * Set the slots
     * @description Puts these slots in place of all there were. What is scheduled already stays where it is; `next-free-slot` looks at the new ones.
     *
     *     Needs the scope `posts:publish`.
     */
    put: operations["set_slots"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/slots/next": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the next free slots
     * @description The slots to come that no post holds, the next one first: what `next-free-slot` takes for this credential.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_next_slots"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/posts/{id}/analytics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a post's figures
     * @description How a post does on each account: snapshots as they were pulled from the networks, and their totals.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_post_analytics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/analytics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the accounts' figures
     * @description How accounts do over time: followers and posts as they were pulled from the networks, and their totals.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_accounts_analytics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/best-times": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the best times to post
     * @description The hours of the week at which one's own posts of the last half year did best. Where there are too few posts it says so, and guesses nothing.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_best_times"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/persona": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how you write
     * @description How one's own posts of the last year are written, counted from what went out: lengths, hashtags, emoji, scripts, times, topics, and what did best; beside what the brands say of their voice.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_persona"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/trending": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what is talked about
     * @description What the networks of connected accounts say is talked about now, and the words that rise in these accounts' own feeds (Bluesky, Mastodon). A network that has neither is left out; one that does not answer is named.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_trending"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/rewrite": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rewrite a text
     * @description Says the same in other words: in the brand's voice, in a tone of your choice, to the length of networks.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["rewrite_text"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/compose": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compose a post
     * @description Writes a post about what you ask for, in the brand's voice. It is not saved: create_post does that.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["compose_text"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/optimise": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Optimise a post
     * @description Makes a post better to read: a strong first line, clear sentences, one call to act.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["optimise_text"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/hashtags": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suggest hashtags
     * @description Names hashtags for a post, the most fitting first: at most ten, each once.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["suggest_hashtags"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/thread": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a thread of a text
     * @description Makes posts that follow one another of a long text. Each fits every network that is named; without any, X and Bluesky.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["write_thread"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/ideas": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suggest ideas for posts
     * @description Names ideas for posts that suit the brand: on a topic, or on what the brand is about.
     *
     *     Needs the scope `ai:generate`.
     */
    post: operations["suggest_ideas"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/provider": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the AI provider
     * @description Who writes for this workspace: its own provider, else the server's.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_ai_provider"];
    /**
     * Set the AI provider
     * @description Names who writes for this workspace, in place of the server's. The key is sealed and never shown; left out, it stays as long as provider and base_url do.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_ai_provider"];
    post?: never;
    /**
     * Remove the AI provider
     * @description Takes the workspace's own provider away, with its key: the server's writes again, if it has one.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_ai_provider"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/provider/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Test the AI provider
     * @description Has the provider write one word, and says how that went. It counts as one piece of writing.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["test_ai_provider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/calls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List AI calls
     * @description Every call of a model: who asked, which model, tokens, cost and outcome; newest first. What was asked and answered is not kept.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_ai_calls"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/ai/usage": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what AI was used
     * @description Calls, tokens and cost by day, operation and model.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_ai_usage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/networks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List networks
     * @description Every network whose accounts can be connected here: how, and what it takes.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["list_networks"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accounts
     * @description The workspace's accounts on networks, newest first, disconnected ones too.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["list_accounts"];
    put?: never;
    /**
     * Connect an account
     * @description Connects an account with an app password, a token or the address of a webhook; list_networks tells what each network asks for. It is tried at the network first. Connecting an account again keeps its id and history, and mends one that is broken.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["connect_account"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/account-connections": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start to connect an account in the browser
     * @description Answers the address at the network where a person agrees. They come back to this server, which finishes the connection when the same person is signed in there; other clients finish it with what it shows.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["start_account_connection"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/account-connections/{id}/finish": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finish connecting an account
     * @description Connects what the person agreed to. Works once, within ten minutes, for whoever started it; with the `state` and `code` that the network sent the browser back with.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["finish_account_connection"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an account
     * @description One account: how it stands, and what it takes.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_account"];
    put?: never;
    post?: never;
    /**
     * Disconnect an account
     * @description Deletes what the account is reached with, for good, and revokes it at the network. What is scheduled on it is canceled; what was published stays known. Connecting it again takes up its history.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["disconnect_account"];
    options?: never;
    head?: never;
    /**
     * Pause or resume an account
     * @description What is scheduled on a paused account waits. When it is active again, each post goes out at its time, and at once what is late by then.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_account"];
    trace?: never;
  };
  "/v1/accounts/{id}/refresh": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refresh an account
     * @description Renews what the account is reached with, or tries it where it is not renewed. One that the network takes no more is broken from then on, and one that it takes is mended.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["refresh_account"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/media/upload-url": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get an address to upload to
     * @description Keeps room for a file and answers an address that takes its bytes, once, by PUT. Confirm the file afterwards.
     *
     *     Needs the scope `media:write`.
     */
    post: operations["create_media_upload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/media/{id}/confirm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm an upload
     * @description Looks at the bytes that were uploaded, measures them and takes their metadata out. Afterwards posts can name the file. Confirming twice is fine.
     *
     *     Needs the scope `media:write`.
     */
    post: operations["confirm_media"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/media": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List files
     * @description The workspace's pictures and films, newest first.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_media"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/media/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what is known of a file
     * @description One file: its kind, size and alternative text, and where its bytes are.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_media"];
    put?: never;
    post?: never;
    /**
     * Delete a file
     * @description Deletes a file that no post holds, for good.
     *
     *     Needs the scope `media:write`.
     */
    delete: operations["delete_media"];
    options?: never;
    head?: never;
    /**
     * Describe a file
     * @description Sets the text that stands for a file where it cannot be seen; null takes it away. It is part of what is approved and scheduled: take such a post back first.
     *
     *     Needs the scope `media:write`.
     */
    patch: operations["update_media"];
    trace?: never;
  };
  "/v1/brands": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List brand profiles
     * @description The workspace's brands, newest first.
     *
     *     Needs the scope `brands:read`.
     */
    get: operations["list_brand_profiles"];
    put?: never;
    /**
     * Create a brand profile
     * @description Adds a brand to the workspace.
     *
     *     Needs the scope `brands:write`.
     */
    post: operations["create_brand_profile"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/brands/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a brand profile
     * @description One brand: its name, voice, audience and links.
     *
     *     Needs the scope `brands:read`.
     */
    get: operations["get_brand_profile"];
    put?: never;
    post?: never;
    /**
     * Delete a brand profile
     * @description Deletes a brand that has no posts. The last brand of a workspace stays.
     *
     *     Needs the scope `brands:write`.
     */
    delete: operations["delete_brand_profile"];
    options?: never;
    head?: never;
    /**
     * Edit a brand profile
     * @description Changes the fields that are sent and leaves the others.
     *
     *     Needs the scope `brands:write`.
     */
    patch: operations["update_brand_profile"];
    trace?: never;
  };
  "/v1/api-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List API keys
     * @description The workspace's keys, newest first, revoked ones too. The keys themselves are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_api_keys"];
    put?: never;
    /**
     * Create an API key
     * @description Makes a key and answers it this once. It can do no more than the credential that makes it.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["create_api_key"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an API key
     * @description One key: what it may do, and when and from where it was last used.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_api_key"];
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description Ends a key for good, from the next request on. Revoking it again changes nothing.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_api_key"];
    options?: never;
    head?: never;
    /**
     * Change an API key
     * @description Changes the fields that are sent and leaves the others. Scopes can only be narrowed.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_api_key"];
    trace?: never;
  };
  "/v1/api-keys/{id}/disable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disable an API key
     * @description Stops a key until it is enabled again.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["disable_api_key"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys/{id}/enable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enable an API key
     * @description Lets a disabled key work again.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["enable_api_key"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys/{id}/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate an API key
     * @description Makes a successor with the same rights and answers it this once; the old key ends after the overlap.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["rotate_api_key"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys/{id}/usage": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the usage of an API key
     * @description Calls per day, operation and outcome, the latest day first.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_api_key_usage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/identity-provider": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the identity provider
     * @description The workspace's own identity provider, whose access tokens count here beside API keys.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_identity_provider"];
    /**
     * Set the identity provider
     * @description Puts the workspace's identity provider in place of the one before; what is left out gets its default. It holds on the next request. Its tokens can come to no more than the credential that sets it.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_identity_provider"];
    post?: never;
    /**
     * Remove the identity provider
     * @description Takes it away: its tokens count no more on the next request.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_identity_provider"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/identity-provider/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Test a token of the identity provider
     * @description Says what an access token of the workspace's identity provider would become, or which check it fails first. It need not be active for that. The token is not kept.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["test_identity_provider_token"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/identity-provider/discovery": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Discover an identity provider
     * @description Reads what an issuer says of itself: where its keys are, and which algorithms it names.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["discover_identity_provider"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth-clients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List OAuth clients
     * @description The clients that the workspace has made, newest first, revoked ones too. Secrets are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_oauth_clients"];
    put?: never;
    /**
     * Create an OAuth client
     * @description Makes a client of the workspace's own and answers its secret this once.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["create_oauth_client"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth-clients/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an OAuth client
     * @description One client that the workspace has made.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_oauth_client"];
    put?: never;
    post?: never;
    /**
     * Revoke an OAuth client
     * @description Ends a client for good, and with it all it was granted, from the next request on. Revoking it again changes nothing.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_oauth_client"];
    options?: never;
    head?: never;
    /**
     * Change an OAuth client
     * @description Changes the fields that are sent and leaves the others. Scopes can only be narrowed, and what was granted narrows with them.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_oauth_client"];
    trace?: never;
  };
  "/v1/oauth-clients/{id}/disable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disable an OAuth client
     * @description Stops a client and every token it has until it is enabled again.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["disable_oauth_client"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth-clients/{id}/enable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enable an OAuth client
     * @description Lets a disabled client work again.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["enable_oauth_client"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth-clients/{id}/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate the secret of an OAuth client
     * @description Gives a client another secret and answers it this once; the one before ends after the overlap.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["rotate_oauth_client_secret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/grants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List grants
     * @description Every application that may act in the workspace, and for whom, newest first.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_grants"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/grants/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a grant
     * @description Takes an application's access away, whoever gave it, from the next request on. Revoking it again changes nothing.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_grant"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhooks
     * @description The addresses that are told what happens in the workspace, newest first. Secrets are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_webhooks"];
    put?: never;
    /**
     * Create a webhook
     * @description Names an address that is told what happens, by Standard Webhooks: each message signed, retried for a day, and logged. Answers the secret this once.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["create_webhook"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a webhook
     * @description One webhook: where it is, what it hears of, and how it does.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_webhook"];
    put?: never;
    post?: never;
    /**
     * Delete a webhook
     * @description Takes it away with its secret, what waits for it and its log.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_webhook"];
    options?: never;
    head?: never;
    /**
     * Change a webhook
     * @description Changes the fields that are sent and leaves the others. One that the server has disabled works again once it is `active`; what it missed can be replayed.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_webhook"];
    trace?: never;
  };
  "/v1/webhooks/{id}/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate a webhook's secret
     * @description Makes a new secret and answers it this once. During the overlap messages carry two signatures, one of each secret.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["rotate_webhook_secret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{id}/deliveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List a webhook's messages
     * @description What was sent there in the last 30 days, newest first, with every attempt and its answer.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_webhook_deliveries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{id}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replay a webhook's message
     * @description Sends a message once more, to the letter and under the same id, with all its retries.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["replay_webhook_delivery"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{id}/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Test a webhook
     * @description Sends a signed message of type `webhook.test` now, once, and answers how that went.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["test_webhook"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connectors
     * @description The MCP servers that the workspace has registered, newest first, and how they do. Their tools are called over MCP, as `<slug>__<tool>`.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_connectors"];
    put?: never;
    /**
     * Register an MCP server
     * @description Registers an MCP server. Its tools then appear over MCP as `<slug>__<tool>` to every credential that may call them, and are called with the headers given here, never with the caller's own credential. What it offers is looked up at once; refresh_connector waits for that.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["create_connector"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a connector
     * @description One connector: where it is, how it does, and what it may be asked.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_connector"];
    put?: never;
    post?: never;
    /**
     * Delete a connector
     * @description Takes it away with its secrets, and revokes its login where that can be done. Its tools are gone for every caller.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_connector"];
    options?: never;
    head?: never;
    /**
     * Change a connector
     * @description Changes the fields that are sent and leaves the others; `headers` takes the place of all that there were. A new `url` leaves no secret behind: headers go unless they are sent with it, and a login is revoked and has to be done again.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_connector"];
    trace?: never;
  };
  "/v1/connectors/{id}/disable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disable a connector
     * @description Its tools are neither seen nor called until it is enabled. Its secrets stay.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["disable_connector"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors/{id}/enable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enable a connector
     * @description Its tools are seen and called again. What it offers is looked up at once.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["enable_connector"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors/{id}/refresh": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at a connector's server
     * @description Asks the server now what it offers, also where it was down, and answers how it does. A server that does not answer is `down`, and `problem` says why.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["refresh_connector"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors/{id}/tools": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List a connector's tools
     * @description Every tool that its server offered when it was last asked: what it is called here and there, and whether it is blocked; and what could not be shown, and why.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_connector_tools"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connectors/{id}/login": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Log in at a connector's server as a client
     * @description Logs in with client credentials, for nobody in particular: the client has to be registered at the authorization server that the connector's server names. Its tokens are renewed by themselves.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_connector_client"];
    /**
     * Start to log in at a connector's server
     * @description Answers the address where an admin agrees, at the authorization server that the connector's server names. This server registers itself there where everybody may; else give the client that was registered by hand. They come back here, which finishes the login when the same person is signed in; other clients finish it with what is shown.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["start_connector_login"];
    /**
     * Log out at a connector's server
     * @description Deletes the tokens, and revokes them at the authorization server where that can be done.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_connector_login"];
    options?: never;
    head?: never;
    /**
     * Finish logging in at a connector's server
     * @description Exchanges what the authorization server sent the browser back with for tokens, which are sealed. Works once, within ten minutes, for whoever started it.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["finish_connector_login"];
    trace?: never;
  };
  "/v1/members": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List members
     * @description The people of the workspace and what they may do; who joined last comes first.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_members"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/members/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a member
     * @description Takes a person out of the workspace, from the next request on; their keys and the grants they gave end for good.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["remove_member"];
    options?: never;
    head?: never;
    /**
     * Change a member's role
     * @description Lets a member do more or less, from the next request on. Only owners make owners or unmake them.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_member_role"];
    trace?: never;
  };
  "/v1/invites": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List invites
     * @description Who was invited, newest first, and what became of it. The links themselves are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_invites"];
    put?: never;
    /**
     * Invite somebody
     * @description Invites a person into the workspace by e-mail, for seven days. An invite to the same e-mail that is still open is replaced.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["invite_team_member"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/invites/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an invite
     * @description Takes an invite back. Revoking it again changes nothing.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_invite"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/approval-policy": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the approval policy
     * @description Whose posts wait for a person's approval.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_approval_policy"];
    /**
     * Set the approval policy
     * @description Says whose posts wait for a person's approval. What a credential that needs approval makes or is replaced by needs it too. What is scheduled already stays.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_approval_policy"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/agent-policies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List agent policies
     * @description The API keys and OAuth clients that have a policy, newest first, with what it says.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_agent_policies"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/agent-policies/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an agent policy
     * @description What an API key or OAuth client is bound by. A caller's own is in get_me.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_agent_policy"];
    /**
     * Set an agent policy
     * @description Binds an API key or OAuth client, from its next request on: the tools and accounts it may use, how many posts a day it may put on their way, when none may go out, and whether a person approves them. What is left out is not limited. What it makes, and what replaces it, is bound with it.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_agent_policy"];
    post?: never;
    /**
     * Delete an agent policy
     * @description Takes a policy away: from the next request on its scopes alone say what the credential may do, and those that were bound with it.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_agent_policy"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/workspace": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the workspace
     * @description The workspace that the credential works in: its name, its time zone and its plan.
     *
     *     Any credential will do.
     */
    get: operations["get_workspace"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the workspace
     * @description Changes the fields that are sent and leaves the others. With another time zone the slots mean other moments; what is scheduled already stays where it is.
     *
     *     Needs the scope `workspace:admin`.
     */
    patch: operations["update_workspace"];
    trace?: never;
  };
  "/v1/me": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who am I
     * @description What the presented credential is, whom it acts as, what it may do, and what of that is left today.
     *
     *     Any credential will do.
     */
    get: operations["get_me"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/me/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List my sessions
     * @description Where you are signed in, the one used last first; at most 50. A credential without a person, or of an application, has none.
     *
     *     Any credential will do.
     */
    get: operations["list_my_sessions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/me/sessions/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a session of mine
     * @description Signs you out there, from the next request on.
     *
     *     Any credential will do.
     */
    delete: operations["revoke_my_session"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/me/grants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List my grants
     * @description The applications that you let act for you in this workspace, newest first. An application sees only what it holds itself.
     *
     *     Any credential will do.
     */
    get: operations["list_my_grants"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/me/grants/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a grant of mine
     * @description Takes an application's access away, from the next request on. Revoking it again changes nothing.
     *
     *     Any credential will do.
     */
    delete: operations["revoke_my_grant"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/usage": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the workspace's usage
     * @description What the plan allows and what of it is used, and calls per day, operation and outcome.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_usage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/audit": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List audit events
     * @description Who changed what, newest first. The log can only grow.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_audit_events"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Failure
     * @description Every refusal.
     */
    Failure: {
      /** @description What was refused and why. */
      error: {
        /**
         * @description Which kind of refusal: a promise of the API.
         * @enum {string}
         */
        code:
          | "invalid_request"
          | "unauthorized"
          | "payment_required"
          | "quota_exceeded"
          | "forbidden_scope"
          | "forbidden"
          | "not_found"
          | "conflict"
          | "rate_limited"
          | "internal"
          | "unavailable";
        /** @description What is wrong and how to mend it, for people. */
        message: string;
      };
    };
    /** PostTarget */
    PostTarget: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      account_id: string;
      /**
       * @description The network of the account.
       * @example bluesky
       */
      network: string;
      /**
       * @description How far the post is on this account.
       * @example draft
       */
      status: string;
      /** @description The post's id on the network. */
      remote_id: string | null;
      /** @description Where it can be seen. */
      url: string | null;
      /** @description The post's link as it is marked there, once it is scheduled. */
      link: string | null;
      /** @description Why it failed, in the network's words. */
      error: string | null;
    };
    /** Post */
    Post: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The brand it belongs to; the workspace's first where none is named.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      status:
        | "draft"
        | "awaiting_approval"
        | "scheduled"
        | "publishing"
        | "published"
        | "partially_published"
        | "failed"
        | "unknown";
      /** @description The text of the post. */
      body: string;
      /** @description The accounts to publish to. */
      account_ids: string[];
      /** @description Texts that replace `body` for single accounts. */
      variants: {
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
      }[];
      /** @description Parts that follow `body` as replies, in order. */
      thread: {
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
        /** @description Its pictures and films, in order. */
        media_ids?: string[];
      }[];
      /** @description Its media, in order. */
      media_ids: string[];
      /** @description A comment under the post. */
      first_comment: string | null;
      /** @description A link that goes with the post. */
      link: string | null;
      /** @description Words to find it by. */
      tags: string[];
      /** @description What it says itself of how its links are marked. */
      utm: Record<string, never> | null;
      /** @description How its links are marked, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: they stay as they are, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it goes out.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it went out.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person lets it go out. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they said.
         * @enum {string}
         */
        state: "none" | "required" | "approved" | "rejected";
        /** @description The credential that asked. */
        requested_by: string | null;
        /**
         * Format: date-time
         * @description When it asked.
         * @example 2026-12-01T09:00:00Z
         */
        requested_at: string | null;
        /** @description The person who decided. */
        decided_by: string | null;
        /**
         * Format: date-time
         * @description When they did.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description What they said. */
        note: string | null;
      };
      /** @description Its state on each account. */
      targets: components["schemas"]["PostTarget"][];
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** PostList */
    PostList: {
      /** @description The page. */
      data: components["schemas"]["Post"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** PostWarning */
    PostWarning: {
      /**
       * @description What it is about.
       * @constant
       */
      code: "repeated_text";
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      account_id: string;
      /** @description Which part: 0 is the post, its thread and first comment follow. */
      part: number;
      /**
       * @description The post that says the same on this account; it may be this one.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      post_id: string;
      /**
       * Format: date-time
       * @description When that went out, or is to.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /** @description In words. */
      message: string;
    };
    /** WrittenPost */
    WrittenPost: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The brand it belongs to; the workspace's first where none is named.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      status:
        | "draft"
        | "awaiting_approval"
        | "scheduled"
        | "publishing"
        | "published"
        | "partially_published"
        | "failed"
        | "unknown";
      /** @description The text of the post. */
      body: string;
      /** @description The accounts to publish to. */
      account_ids: string[];
      /** @description Texts that replace `body` for single accounts. */
      variants: {
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
      }[];
      /** @description Parts that follow `body` as replies, in order. */
      thread: {
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
        /** @description Its pictures and films, in order. */
        media_ids?: string[];
      }[];
      /** @description Its media, in order. */
      media_ids: string[];
      /** @description A comment under the post. */
      first_comment: string | null;
      /** @description A link that goes with the post. */
      link: string | null;
      /** @description Words to find it by. */
      tags: string[];
      /** @description What it says itself of how its links are marked. */
      utm: Record<string, never> | null;
      /** @description How its links are marked, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: they stay as they are, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it goes out.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it went out.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person lets it go out. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they said.
         * @enum {string}
         */
        state: "none" | "required" | "approved" | "rejected";
        /** @description The credential that asked. */
        requested_by: string | null;
        /**
         * Format: date-time
         * @description When it asked.
         * @example 2026-12-01T09:00:00Z
         */
        requested_at: string | null;
        /** @description The person who decided. */
        decided_by: string | null;
        /**
         * Format: date-time
         * @description When they did.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description What they said. */
        note: string | null;
      };
      /** @description Its state on each account. */
      targets: components["schemas"]["PostTarget"][];
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description What its author should know, where there is anything: a text that went out on the same account in the last 30 days, or is on its way there. Networks hide or refuse what repeats. */
      warnings?: components["schemas"]["PostWarning"][];
    };
    /** DeletedPost */
    DeletedPost: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** PreviewMark */
    PreviewMark: {
      /**
       * @description What it is.
       * @enum {string}
       */
      kind: "link" | "mention" | "hashtag";
      /** @description Where in `text` it begins, in UTF-16 units. */
      start: number;
      /** @description Where it ends. */
      end: number;
      /** @description Where a link leads. */
      url: string | null;
    };
    /** PreviewFile */
    PreviewFile: {
      /** @description The file. */
      id: string;
      /** @description What it is called. */
      filename: string;
      /** @description What kind of file it is. */
      content_type: string;
      /** @description How many bytes it has. */
      size_bytes: number;
      /** @description Its width in pixels. */
      width: number | null;
      /** @description Its height in pixels. */
      height: number | null;
      /** @description How long a film plays. */
      seconds: number | null;
      /** @description What it shows, for those who cannot see it. */
      alt: string | null;
      /** @description Where its bytes are, for a credential with posts:read. */
      url: string;
    };
    /** PreviewPart */
    PreviewPart: {
      /** @description Which part: 0 is the post, its thread and first comment follow. */
      part: number;
      /**
       * @description What it is.
       * @enum {string}
       */
      kind: "post" | "thread" | "comment";
      /** @description As people read it there, with the link where it is written into the text. */
      text: string;
      /** @description What of it can be clicked, in order. */
      marks: components["schemas"]["PreviewMark"][];
      /** @description How long it is, as the network counts. */
      length: number;
      /** @description How long it may be; null: the network has no such parts. */
      max_length: number | null;
      /** @description What is counted. */
      unit: ("graphemes" | "utf16" | "emoji_bytes" | "weighted") | null;
      /** @description How many bytes it has, where these are limited too. */
      bytes: number | null;
      /** @description How many it may have. */
      max_bytes: number | null;
      /** @description The link that is shown as a card below the text. */
      card_url: string | null;
      /** @description Its pictures and films, in order. */
      media: components["schemas"]["PreviewFile"][];
    };
    /** AccountPreview */
    AccountPreview: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      account_id: string;
      /**
       * @description Its network.
       * @example bluesky
       */
      network: string;
      /**
       * @description The network's name for people.
       * @example Bluesky
       */
      network_title: string;
      /** @description The name that people see. */
      name: string;
      /** @description Its name on the network. */
      handle: string;
      /**
       * @description Whether it can be published to.
       * @enum {string}
       */
      account_status: "active" | "paused" | "broken" | "disconnected";
      /** @description How far the post is on this account. */
      status: string;
      /** @description Where it can be seen. */
      post_url: string | null;
      /** @description Why it failed, in the network's words. */
      error: string | null;
      /** @description The post, its thread and its first comment. */
      parts: components["schemas"]["PreviewPart"][];
    };
    /** Violation */
    Violation: {
      /** @description The account. */
      account_id: string;
      /** @description Its network. */
      network: string;
      /** @description Which part: 0 is the post, its thread and first comment follow. */
      part: number;
      /** @description The limit that is broken. */
      limit: string;
      /** @description What the network would measure. */
      measured: number | string;
      /** @description What it allows. */
      allowed: number | string;
      /** @description In words. */
      message: string;
    };
    /** Charge */
    Charge: {
      /** @description The account. */
      account_id: string;
      /** @description Which part. */
      part: number;
      /** @description Millionths of the currency. */
      micros: number;
      /** @description The currency. */
      currency: string;
      /** @description What it is charged for. */
      reason: string;
    };
    /** PostPreview */
    PostPreview: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The brand it belongs to; the workspace's first where none is named.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      status:
        | "draft"
        | "awaiting_approval"
        | "scheduled"
        | "publishing"
        | "published"
        | "partially_published"
        | "failed"
        | "unknown";
      /** @description The text of the post. */
      body: string;
      /**
       * Format: date-time
       * @description When it goes out.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it went out.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person lets it go out. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they said.
         * @enum {string}
         */
        state: "none" | "required" | "approved" | "rejected";
        /** @description The credential that asked. */
        requested_by: string | null;
        /**
         * Format: date-time
         * @description When it asked.
         * @example 2026-12-01T09:00:00Z
         */
        requested_at: string | null;
        /** @description The person who decided. */
        decided_by: string | null;
        /**
         * Format: date-time
         * @description When they did.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description What they said. */
        note: string | null;
      };
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description Why it could not be scheduled whatever it says; null: it could. */
      refused: string | null;
      /** @description How it would look on each account. */
      accounts: components["schemas"]["AccountPreview"][];
      /** @description What keeps it from going out; none: nothing does. */
      violations: components["schemas"]["Violation"][];
      /** @description What the networks would charge. */
      charges: components["schemas"]["Charge"][];
      /** @description What its author should know, where there is anything: a text that went out on the same account in the last 30 days, or is on its way there. Networks hide or refuse what repeats. */
      warnings?: components["schemas"]["PostWarning"][];
    };
    /** PostText */
    PostText: {
      /** @description The account. */
      account_id: string;
      /** @description Which part. */
      part: number;
      /** @description Its text as it would be sent: this is what is measured. */
      text: string;
      /** @description The link that would go with it. */
      link: string | null;
    };
    /** PostOnItsWay */
    PostOnItsWay: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The brand it belongs to; the workspace's first where none is named.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      status:
        | "draft"
        | "awaiting_approval"
        | "scheduled"
        | "publishing"
        | "published"
        | "partially_published"
        | "failed"
        | "unknown";
      /** @description The text of the post. */
      body: string;
      /** @description The accounts to publish to. */
      account_ids: string[];
      /** @description Texts that replace `body` for single accounts. */
      variants: {
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
      }[];
      /** @description Parts that follow `body` as replies, in order. */
      thread: {
        /**
         * @description The text of the post.
         * @example Launch day is here.
         */
        body: string;
        /** @description Its pictures and films, in order. */
        media_ids?: string[];
      }[];
      /** @description Its media, in order. */
      media_ids: string[];
      /** @description A comment under the post. */
      first_comment: string | null;
      /** @description A link that goes with the post. */
      link: string | null;
      /** @description Words to find it by. */
      tags: string[];
      /** @description What it says itself of how its links are marked. */
      utm: Record<string, never> | null;
      /** @description How its links are marked, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: they stay as they are, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it goes out.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it went out.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person lets it go out. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they said.
         * @enum {string}
         */
        state: "none" | "required" | "approved" | "rejected";
        /** @description The credential that asked. */
        requested_by: string | null;
        /**
         * Format: date-time
         * @description When it asked.
         * @example 2026-12-01T09:00:00Z
         */
        requested_at: string | null;
        /** @description The person who decided. */
        decided_by: string | null;
        /**
         * Format: date-time
         * @description When they did.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description What they said. */
        note: string | null;
      };
      /** @description Its state on each account. */
      targets: components["schemas"]["PostTarget"][];
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description What its author should know, where there is anything: a text that went out on the same account in the last 30 days, or is on its way there. Networks hide or refuse what repeats. */
      warnings?: components["schemas"]["PostWarning"][];
      /** @description What would happen; only in the answer to `dry_run`, and then nothing has. */
      dry_run?: {
        /**
         * Format: date-time
         * @description When it would go out.
         * @example 2026-12-01T09:00:00Z
         */
        would_publish_at: string;
        /** @description Where it would go out. */
        account_ids: string[];
        /** @description Whether it would wait for a person's approval first. */
        needs_approval: boolean;
        /** @description What keeps it from going out; none: nothing does. */
        violations: components["schemas"]["Violation"][];
        /** @description What would be sent, part by part. */
        texts: components["schemas"]["PostText"][];
        /** @description What the networks would charge. */
        charges: components["schemas"]["Charge"][];
      };
    };
    /** Attempt */
    Attempt: {
      /** @description The account. */
      account_id: string;
      /** @description Which call about this account it was. */
      number: number;
      /** @description Which part: 0 is the post, its thread and first comment follow. */
      part: number;
      /**
       * @description What was asked of the network.
       * @enum {string}
       */
      kind: "publish" | "reconcile" | "refresh";
      /**
       * Format: date-time
       * @description When the network was called.
       * @example 2026-12-01T09:00:00Z
       */
      started_at: string;
      /**
       * Format: date-time
       * @description When it had answered; null: it never did.
       * @example 2026-12-01T09:00:00Z
       */
      ended_at: string | null;
      /** @description How it ended; `started` where that is not known. */
      outcome: string;
      /** @description In the network's words. */
      detail: string;
      /** @description What the network calls what was published. */
      remote_id: string | null;
    };
    /** AttemptList */
    AttemptList: {
      /** @description The attempts. */
      data: components["schemas"]["Attempt"][];
    };
    /** CalendarDay */
    CalendarDay: {
      /**
       * @description The day.
       * @example 2026-12-01
       */
      date: string;
      /**
       * Format: date-time
       * @description When it begins.
       * @example 2026-12-01T09:00:00Z
       */
      starts_at: string;
      /**
       * Format: date-time
       * @description When the next one begins.
       * @example 2026-12-01T09:00:00Z
       */
      ends_at: string;
      /** @description How long it is: 23 or 25 where the clocks change. */
      hours: number;
      /** @description Whether it has more posts than are shown; list_posts names them. */
      has_more: boolean;
    };
    /** CalendarPost */
    CalendarPost: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The day it is on, in the workspace's time zone.
       * @example 2026-12-01
       */
      date: string;
      /**
       * Format: date-time
       * @description When it went out, is to go out, or was to.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /**
       * @description The same as clocks show it there.
       * @example 2026-12-01T09:30:00+01:00
       */
      local_time: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      status:
        | "draft"
        | "awaiting_approval"
        | "scheduled"
        | "publishing"
        | "published"
        | "partially_published"
        | "failed"
        | "unknown";
      /** @description How its text begins. */
      text: string;
      /** @description The networks it goes to. */
      networks: string[];
      /** @description How many pictures and films it has. */
      media: number;
      /** @description How many parts follow it. */
      thread: number;
      /** @description Why it failed, in the words of the first network that refused it. */
      error: string | null;
      /**
       * @description Its brand.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
    };
    /** CalendarSlot */
    CalendarSlot: {
      /**
       * @description The day it is on, in the workspace's time zone.
       * @example 2026-12-01
       */
      date: string;
      /**
       * Format: date-time
       * @description When it is.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /**
       * @description The same as clocks show it there.
       * @example 2026-12-01T09:30:00+01:00
       */
      local_time: string;
      /**
       * @description The day of the week.
       * @enum {string}
       */
      weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
      /**
       * @description The time of day, in the workspace's time zone.
       * @example 09:30
       */
      time: string;
      /**
       * @description The brand that it is for; null: for all.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; none: for all. */
      account_ids: string[];
    };
    /** Calendar */
    Calendar: {
      /**
       * @description The workspace's time zone.
       * @example Europe/Berlin
       */
      time_zone: string;
      /**
       * @description The day it is there now.
       * @example 2026-12-01
       */
      today: string;
      /**
       * @description The first day.
       * @example 2026-12-01
       */
      from: string;
      /**
       * @description The last day.
       * @example 2026-12-01
       */
      to: string;
      /** @description The days, in order. */
      days: components["schemas"]["CalendarDay"][];
      /** @description Posts that are out, to go out, or failed, in order of time. */
      posts: components["schemas"]["CalendarPost"][];
      /** @description The slots to come that no post holds, in order. */
      slots: components["schemas"]["CalendarSlot"][];
    };
    /** Slot */
    Slot: {
      /**
       * @description The day of the week.
       * @enum {string}
       */
      weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
      /**
       * @description The time of day, in the workspace's time zone.
       * @example 09:30
       */
      time: string;
      /**
       * @description The brand that it is for; null: for all.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; none: for all. */
      account_ids: string[];
    };
    /** SlotList */
    SlotList: {
      /**
       * @description The workspace's time zone.
       * @example Europe/Berlin
       */
      time_zone: string;
      /** @description The slots, through the week. */
      data: components["schemas"]["Slot"][];
    };
    /** FreeSlot */
    FreeSlot: {
      /**
       * Format: date-time
       * @description When it is.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /**
       * @description The same as clocks show it there.
       * @example 2026-12-01T09:30:00+01:00
       */
      local_time: string;
      /**
       * @description The day of the week.
       * @enum {string}
       */
      weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
      /**
       * @description The time of day, in the workspace's time zone.
       * @example 09:30
       */
      time: string;
      /**
       * @description The brand that it is for; null: for all.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; none: for all. */
      account_ids: string[];
    };
    /** FreeSlotList */
    FreeSlotList: {
      /** @description The slots, the next one first. */
      data: components["schemas"]["FreeSlot"][];
    };
    /** PostAnalytics */
    PostAnalytics: {
      /**
       * @description The post's id.
       * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      post_id: string;
      /** @description The latest figures of all accounts together. */
      totals: {
        /** @description How often it was seen. Null, here and below: the network does not tell. */
        impressions: number | null;
        /** @description Likes and other reactions. */
        likes: number | null;
        /** @description Replies and comments. */
        replies: number | null;
        /** @description Reposts and shares. */
        reposts: number | null;
        /** @description Reposts with words of one's own. */
        quotes: number | null;
        /** @description Clicks. */
        clicks: number | null;
        /** @description Bookmarks. */
        saves: number | null;
      };
      /** @description Each account that the post is out on. */
      accounts: {
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description Its network.
         * @example bluesky
         */
        network: string;
        /** @description The figures at one time. */
        latest: {
          /**
           * Format: date-time
           * @description When it was pulled.
           * @example 2026-12-01T09:00:00Z
           */
          at: string;
          /** @description How often it was seen. Null, here and below: the network does not tell. */
          impressions: number | null;
          /** @description Likes and other reactions. */
          likes: number | null;
          /** @description Replies and comments. */
          replies: number | null;
          /** @description Reposts and shares. */
          reposts: number | null;
          /** @description Reposts with words of one's own. */
          quotes: number | null;
          /** @description Clicks. */
          clicks: number | null;
          /** @description Bookmarks. */
          saves: number | null;
        } | null;
        /** @description Every snapshot, the first one first. */
        series: {
          /**
           * Format: date-time
           * @description When it was pulled.
           * @example 2026-12-01T09:00:00Z
           */
          at: string;
          /** @description How often it was seen. Null, here and below: the network does not tell. */
          impressions: number | null;
          /** @description Likes and other reactions. */
          likes: number | null;
          /** @description Replies and comments. */
          replies: number | null;
          /** @description Reposts and shares. */
          reposts: number | null;
          /** @description Reposts with words of one's own. */
          quotes: number | null;
          /** @description Clicks. */
          clicks: number | null;
          /** @description Bookmarks. */
          saves: number | null;
        }[];
        /**
         * Format: date-time
         * @description When it is pulled next; null: not any more.
         * @example 2026-12-01T09:00:00Z
         */
        next_at: string | null;
        /** @description Why the last pull brought nothing. */
        problem: string | null;
      }[];
    };
    /** AccountsAnalytics */
    AccountsAnalytics: {
      /**
       * Format: date-time
       * @description Where it begins.
       * @example 2026-12-01T09:00:00Z
       */
      from: string;
      /**
       * Format: date-time
       * @description Before which it ends.
       * @example 2026-12-01T09:00:00Z
       */
      to: string;
      /**
       * @description What a point of a series stands for, in UTC.
       * @enum {string}
       */
      bucket: "day" | "hour";
      /** @description All accounts together; the figures of posts are the latest of those that went out in this time. */
      totals: {
        /** @description Who follows it. Null, here and below: the network does not tell, or nothing was pulled yet. */
        followers: number | null;
        /** @description Whom it follows. */
        following: number | null;
        /** @description What it has posted, as the network counts. */
        posts: number | null;
        /** @description By how much the followers became more. */
        followers_change: number | null;
        /** @description Posts of ours that went out in this time. */
        published: number;
        /** @description How often it was seen. Null, here and below: the network does not tell. */
        impressions: number | null;
        /** @description Likes and other reactions. */
        likes: number | null;
        /** @description Replies and comments. */
        replies: number | null;
        /** @description Reposts and shares. */
        reposts: number | null;
        /** @description Reposts with words of one's own. */
        quotes: number | null;
        /** @description Clicks. */
        clicks: number | null;
        /** @description Bookmarks. */
        saves: number | null;
      };
      /** @description Each account. */
      accounts: {
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description Its network.
         * @example bluesky
         */
        network: string;
        /** @description Its name on the network. */
        handle: string;
        /** @description Who follows it. Null, here and below: the network does not tell, or nothing was pulled yet. */
        followers: number | null;
        /** @description Whom it follows. */
        following: number | null;
        /** @description What it has posted, as the network counts. */
        posts: number | null;
        /** @description By how much the followers became more. */
        followers_change: number | null;
        /** @description The last snapshot in each bucket that has one. */
        series: {
          /**
           * Format: date-time
           * @description Where the bucket begins.
           * @example 2026-12-01T09:00:00Z
           */
          time: string;
          /** @description Who follows it. Null, here and below: the network does not tell, or nothing was pulled yet. */
          followers: number | null;
          /** @description Whom it follows. */
          following: number | null;
          /** @description What it has posted, as the network counts. */
          posts: number | null;
        }[];
      }[];
    };
    /** BestTimes */
    BestTimes: {
      /** @description Whether there are posts enough to say anything. */
      enough: boolean;
      /** @description How many posts with figures, a day old at least, there are. */
      posts: number;
      /** @description How many there have to be. */
      needed: number;
      /**
       * @description The workspace's.
       * @example Europe/Berlin
       */
      time_zone: string;
      /** @description The hours of the week with three posts at least, the best first; empty where there is not enough. */
      times: {
        /**
         * @description The day of the week.
         * @example tuesday
         */
        weekday: string;
        /** @description The hour, from 0. */
        hour: number;
        /** @description How many posts this says. */
        posts: number;
        /** @description How they did, against 1: as an account's posts do on average. */
        engagement: number;
      }[];
    };
    /** BrandVoice */
    BrandVoice: {
      /**
       * @description The brand's id.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description What the brand is called.
       * @example Acme
       */
      name: string;
      /** @description How it speaks: what the AI writes like. */
      voice: string;
      /** @description Whom it speaks to. */
      audience: string;
    };
    /** Persona */
    Persona: {
      /** @description How many posts of the last year this is counted from. */
      posts: number;
      /** @description How the brands say of themselves that they speak. */
      brands: components["schemas"]["BrandVoice"][];
      /** @description How long posts are, in characters as people see them. */
      lengths: {
        /** @description The shortest. */
        shortest: number;
        /** @description The median. */
        median: number;
        /** @description The mean. */
        mean: number;
        /** @description The longest. */
        longest: number;
      };
      /** @description Hashtags. */
      hashtags: {
        /** @description On average. */
        per_post: number;
        /** @description The most used. */
        top: {
          /** @description What it is. */
          value: string;
          /** @description How many posts have it. */
          posts: number;
        }[];
      };
      /** @description Emoji. */
      emoji: {
        /** @description On average. */
        per_post: number;
        /** @description The most used. */
        top: {
          /** @description What it is. */
          value: string;
          /** @description How many posts have it. */
          posts: number;
        }[];
      };
      /** @description What the posts are written in. */
      scripts: {
        /** @description The script. */
        script: string;
        /** @description Of all letters, from 0 to 1. */
        share: number;
      }[];
      /** @description The share of posts with a link, from 0 to 1. */
      with_link: number;
      /** @description The share of posts with a picture or film, from 0 to 1. */
      with_media: number;
      /** @description The share of posts that are threads, from 0 to 1. */
      threads: number;
      /**
       * @description The workspace's, in which days and hours are told.
       * @example Europe/Berlin
       */
      time_zone: string;
      /** @description The days on which posts go out. */
      weekdays: {
        /** @description What it is. */
        value: string;
        /** @description How many posts have it. */
        posts: number;
      }[];
      /** @description The hours at which posts go out. */
      hours: {
        /** @description What it is. */
        value: string;
        /** @description How many posts have it. */
        posts: number;
      }[];
      /** @description Words that two posts at least have in common, addresses and the most common words of a language left out. */
      topics: {
        /** @description What it is. */
        value: string;
        /** @description How many posts have it. */
        posts: number;
      }[];
      /** @description The posts that people did most with. */
      top_posts: {
        /**
         * @description The post's id.
         * @example post_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        post_id: string;
        /**
         * @description The id of a connected account.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /** @description The first 500 characters. */
        body: string;
        /** @description Where it can be seen. */
        url: string | null;
        /** @description Likes, replies, reposts, quotes, clicks and saves together. */
        engagement: number;
      }[];
    };
    /** Trending */
    Trending: {
      /** @description What is talked about, network by network in its own order. */
      data: {
        /**
         * @description Who says so.
         * @example bluesky
         */
        network: string;
        /**
         * @description The account through which it was asked.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description Who says so: the network of its own trends, or what people whom the account follows write more than before.
         * @enum {string}
         */
        source: "network" | "own_feed";
        /** @description What is talked about. */
        title: string;
        /** @description Where that can be seen. */
        url: string | null;
        /** @description How many posts or people, as the network counts; of a feed, how many people wrote it. null: it does not say. */
        volume: number | null;
        /**
         * Format: date-time
         * @description When it was asked; an answer is kept for 15 minutes.
         * @example 2026-12-01T09:00:00Z
         */
        at: string;
      }[];
      /** @description Who did not answer. */
      failed: {
        /**
         * @description The network.
         * @example mastodon
         */
        network: string;
        /**
         * @description The account through which it was asked.
         * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
         */
        account_id: string;
        /**
         * @description Who says so: the network of its own trends, or what people whom the account follows write more than before.
         * @enum {string}
         */
        source: "network" | "own_feed";
        /** @description What it said. */
        reason: string;
      }[];
    };
    /** WrittenText */
    WrittenText: {
      /** @description What was written. */
      data: {
        /** @description The text. */
        text: string;
      };
      /** @description What would be asked; only in the answer to `dry_run`, and then nothing was. */
      dry_run?: {
        /**
         * @description Whose protocol it speaks.
         * @enum {string}
         */
        provider: "openai" | "anthropic";
        /** @description The model that would be asked. */
        model: string;
        /** @description Where it answers. */
        host: string;
        /** @description Whether the provider is the workspace's own; else it is the server's. */
        own: boolean;
        /** @description About how many tokens it would be sent. */
        input_tokens: number;
        /** @description How many it could answer with. */
        most_output_tokens: number;
        /** @description What the answer would have to fit. */
        limits: string[];
        /** @description What is left of the month's quota; null: there is none. */
        quota_left: number | null;
      };
    };
    /** SuggestedHashtags */
    SuggestedHashtags: {
      /** @description What was written. */
      data: {
        /**
         * @description Each with its #.
         * @example [
         *       "#launch"
         *     ]
         */
        hashtags: string[];
      };
      /** @description What would be asked; only in the answer to `dry_run`, and then nothing was. */
      dry_run?: {
        /**
         * @description Whose protocol it speaks.
         * @enum {string}
         */
        provider: "openai" | "anthropic";
        /** @description The model that would be asked. */
        model: string;
        /** @description Where it answers. */
        host: string;
        /** @description Whether the provider is the workspace's own; else it is the server's. */
        own: boolean;
        /** @description About how many tokens it would be sent. */
        input_tokens: number;
        /** @description How many it could answer with. */
        most_output_tokens: number;
        /** @description What the answer would have to fit. */
        limits: string[];
        /** @description What is left of the month's quota; null: there is none. */
        quota_left: number | null;
      };
    };
    /** WrittenThread */
    WrittenThread: {
      /** @description What was written. */
      data: {
        /** @description The posts, in order. */
        posts: string[];
      };
      /** @description What would be asked; only in the answer to `dry_run`, and then nothing was. */
      dry_run?: {
        /**
         * @description Whose protocol it speaks.
         * @enum {string}
         */
        provider: "openai" | "anthropic";
        /** @description The model that would be asked. */
        model: string;
        /** @description Where it answers. */
        host: string;
        /** @description Whether the provider is the workspace's own; else it is the server's. */
        own: boolean;
        /** @description About how many tokens it would be sent. */
        input_tokens: number;
        /** @description How many it could answer with. */
        most_output_tokens: number;
        /** @description What the answer would have to fit. */
        limits: string[];
        /** @description What is left of the month's quota; null: there is none. */
        quota_left: number | null;
      };
    };
    /** SuggestedIdeas */
    SuggestedIdeas: {
      /** @description What was written. */
      data: {
        /** @description The ideas, the best first. */
        ideas: string[];
      };
      /** @description What would be asked; only in the answer to `dry_run`, and then nothing was. */
      dry_run?: {
        /**
         * @description Whose protocol it speaks.
         * @enum {string}
         */
        provider: "openai" | "anthropic";
        /** @description The model that would be asked. */
        model: string;
        /** @description Where it answers. */
        host: string;
        /** @description Whether the provider is the workspace's own; else it is the server's. */
        own: boolean;
        /** @description About how many tokens it would be sent. */
        input_tokens: number;
        /** @description How many it could answer with. */
        most_output_tokens: number;
        /** @description What the answer would have to fit. */
        limits: string[];
        /** @description What is left of the month's quota; null: there is none. */
        quota_left: number | null;
      };
    };
    /** AiProvider */
    AiProvider: {
      /** @description Whether the workspace has set it; else whoever runs the server has. */
      own: boolean;
      /**
       * @description `openai`: any server that speaks OpenAI's protocol, Ollama and llama.cpp among them; `anthropic`: Anthropic.
       * @enum {string}
       */
      provider: "openai" | "anthropic";
      /** @description Where it answers; null: that is the server's own affair. */
      base_url: string | null;
      /**
       * @description The model, as the provider calls it.
       * @example gpt-5-mini
       */
      model: string;
      /** @description Whether it has a key, which is never shown. */
      key_set: boolean;
      /**
       * Format: date-time
       * @description When the workspace first set one.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string | null;
      /**
       * Format: date-time
       * @description When it was last set.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string | null;
    };
    /** TriedAiProvider */
    TriedAiProvider: {
      /** @description Whether it wrote something. */
      ok: boolean;
      /**
       * @description `openai`: any server that speaks OpenAI's protocol, Ollama and llama.cpp among them; `anthropic`: Anthropic.
       * @enum {string}
       */
      provider: "openai" | "anthropic";
      /**
       * @description The model, as the provider calls it.
       * @example gpt-5-mini
       */
      model: string;
      /** @description Where it answers. */
      host: string;
      /** @description Whether the workspace has set it; else whoever runs the server has. */
      own: boolean;
      /** @description How long that took, in milliseconds. */
      ms: number;
      /** @description Why it did not, and what to do. */
      problem: string | null;
    };
    /** DeletedAiProvider */
    DeletedAiProvider: {
      /** @description What it was. */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** AiCall */
    AiCall: {
      /**
       * @description The call's id.
       * @example aicall_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * Format: date-time
       * @description When it was asked.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /**
       * @description The operation that asked.
       * @example rewrite_text
       */
      operation: string;
      /** @description The model. */
      model: string;
      /** @description `ok`, `running`, the code of the failure, `cancelled` (nobody waited any more) or `lost` (the server ended meanwhile). */
      outcome: string;
      /** @description Tokens that it was sent; null: the provider does not say. */
      input_tokens: number | null;
      /** @description Tokens that it answered with. */
      output_tokens: number | null;
      /** @description What that cost, in millionths of the currency; null: the operator has set no price. */
      cost_micros: number | null;
      /**
       * @description The currency.
       * @example USD
       */
      currency: string | null;
      /** @description How long it took, in milliseconds. */
      ms: number;
      /** @description How often the model was asked: again to mend an answer, or to shorten it. */
      requests: number;
      /**
       * @description Whose protocol the provider speaks.
       * @enum {string}
       */
      provider: "openai" | "anthropic";
      /** @description Whether the provider is the workspace's own; else it is the server's. */
      own: boolean;
      /** @description The id of the credential that asked. */
      credential: string;
      /** @description How that credential is called. */
      credential_name: string;
      /** @description The request, as the server's log names it. */
      request_id: string;
    };
    /** AiCallList */
    AiCallList: {
      /** @description The page. */
      data: components["schemas"]["AiCall"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** AiUsageOfDay */
    AiUsageOfDay: {
      /** @description The day, in UTC. */
      day: string;
      /**
       * @description The operation that asked.
       * @example rewrite_text
       */
      operation: string;
      /** @description The model. */
      model: string;
      /** @description How many. */
      calls: number;
      /** @description Tokens sent, as far as the provider says. */
      input_tokens: number;
      /** @description Tokens answered. */
      output_tokens: number;
      /** @description What that cost, in millionths of the currency; null: no price is set. */
      cost_micros: number | null;
      /**
       * @description The currency.
       * @example USD
       */
      currency: string | null;
      /** @description How many of them came to nothing. */
      failed: number;
      /**
       * @description Whose protocol the provider speaks.
       * @enum {string}
       */
      provider: "openai" | "anthropic";
      /** @description Whether the provider is the workspace's own; else it is the server's. */
      own: boolean;
    };
    /** AiUsage */
    AiUsage: {
      /** @description By day, operation and model; the latest day first. */
      data: components["schemas"]["AiUsageOfDay"][];
    };
    /** NetworkField */
    NetworkField: {
      /** @description Its name in `values`. */
      name: string;
      /** @description What people call it. */
      label: string;
      /** @description Whether it must not be shown. */
      secret: boolean;
      /** @description Whether it may be left out. */
      optional: boolean;
      /** @description What it looks like. */
      example: string;
    };
    /**
     * NetworkForm
     * @description Connecting with what is typed, with connect_account.
     */
    NetworkForm: {
      /**
       * @description What is typed.
       * @enum {string}
       */
      way: "app_password" | "token" | "webhook";
      /** @description What is typed. */
      fields: components["schemas"]["NetworkField"][];
    };
    /** Network */
    Network: {
      /**
       * @description Its name here.
       * @example bluesky
       */
      name: string;
      /**
       * @description Its name for people.
       * @example Bluesky
       */
      title: string;
      /** @description Connecting in the browser, with start_account_connection. */
      browser: {
        /** @description Whether a server has to be named. */
        asks_server: boolean;
        /** @description Whether the operator must have entered an app of this network. */
        needs_app: boolean;
        /** @description Whether accounts can be connected this way here and now. */
        ready: boolean;
      } | null;
      /** @description The ways to connect with what is typed. */
      forms: components["schemas"]["NetworkForm"][];
      /** @description What it takes; servers and accounts may take more or less. */
      limits: {
        /** @description The text of a post and of each part of its thread. */
        text: {
          /** @description The longest text, in `unit`. */
          max: number;
          /**
           * @description What is counted.
           * @enum {string}
           */
          unit: "graphemes" | "utf16" | "emoji_bytes" | "weighted";
          /** @description The longest text in bytes of UTF-8, where that is limited too. */
          max_bytes: number | null;
          /** @description What every web address counts; its own length where this is null. */
          link_length: number | null;
          /** @description Whether `@name@server` counts as `@name`. */
          short_mentions?: boolean;
          /** @description Whether media alone are not enough. */
          required: boolean;
        };
        /** @description The text of a first comment; null where there are none. */
        comment: {
          /** @description The longest text, in `unit`. */
          max: number;
          /**
           * @description What is counted.
           * @enum {string}
           */
          unit: "graphemes" | "utf16" | "emoji_bytes" | "weighted";
          /** @description The longest text in bytes of UTF-8, where that is limited too. */
          max_bytes: number | null;
          /** @description What every web address counts; its own length where this is null. */
          link_length: number | null;
          /** @description Whether `@name@server` counts as `@name`. */
          short_mentions?: boolean;
          /** @description Whether media alone are not enough. */
          required: boolean;
        } | null;
        /** @description Pictures and films. */
        media: {
          /** @description The most files in one post. */
          count: number;
          /** @description Whether a post needs one. */
          required: boolean;
          /** @description Whether pictures and films can stand in one post. */
          mixed: boolean;
          /** @description The longest description, in graphemes; 0 where it takes none. */
          alt_length: number;
          /** @description Pictures. */
          image: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
          /** @description Pictures that move. */
          gif: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
          /** @description Films. */
          video: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
        };
        /** @description The most parts that may follow a post; 0 where it has no threads. */
        thread: number;
        /** @description How many seconds after a text the very same is taken again; 0 where it always is. */
        repeat_after: number;
      };
    };
    /** NetworkList */
    NetworkList: {
      /** @description The networks. */
      data: components["schemas"]["Network"][];
    };
    /** Account */
    Account: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The network it is on.
       * @example bluesky
       */
      network: string;
      /** @description The server it is on, where the network has many. */
      server: string | null;
      /** @description What the network calls it. */
      remote_id: string;
      /**
       * @description Its name on the network.
       * @example alice.bsky.social
       */
      handle: string;
      /** @description The name that people see. */
      name: string;
      /** @description Its picture. */
      avatar_url: string | null;
      /** @description Where people see it. */
      url: string | null;
      /**
       * @description `paused`: what is scheduled on it waits. `broken`: the network takes its credentials no more; connect it again.
       * @enum {string}
       */
      status: "active" | "paused" | "broken" | "disconnected";
      /** @description Why it is broken, in the network's words. */
      problem: string | null;
      /**
       * Format: date-time
       * @description When its token ends; it is renewed before. Null: it does not end.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description When it was first connected.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed, or its token renewed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** AccountList */
    AccountList: {
      /** @description The page. */
      data: components["schemas"]["Account"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** ConnectedAccount */
    ConnectedAccount: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The network it is on.
       * @example bluesky
       */
      network: string;
      /** @description The server it is on, where the network has many. */
      server: string | null;
      /** @description What the network calls it. */
      remote_id: string;
      /**
       * @description Its name on the network.
       * @example alice.bsky.social
       */
      handle: string;
      /** @description The name that people see. */
      name: string;
      /** @description Its picture. */
      avatar_url: string | null;
      /** @description Where people see it. */
      url: string | null;
      /**
       * @description `paused`: what is scheduled on it waits. `broken`: the network takes its credentials no more; connect it again.
       * @enum {string}
       */
      status: "active" | "paused" | "broken" | "disconnected";
      /** @description Why it is broken, in the network's words. */
      problem: string | null;
      /**
       * Format: date-time
       * @description When its token ends; it is renewed before. Null: it does not end.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description When it was first connected.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed, or its token renewed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description What deliveries to this address are signed with; shown this once. */
      signing_secret?: string | null;
    };
    /** ConnectedAccounts */
    ConnectedAccounts: {
      /** @description The accounts that it opened. */
      data: components["schemas"]["ConnectedAccount"][];
    };
    /** StartedConnection */
    StartedConnection: {
      /**
       * @description The connection's id.
       * @example conn_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description The network. */
      network: string;
      /** @description Where the person agrees; only in the first answer. */
      url?: string;
      /** @description Where they come back to: an app at the network has to allow it. */
      redirect_uri: string;
      /**
       * Format: date-time
       * @description Until when it can be finished.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
    };
    /** AccountWithLimits */
    AccountWithLimits: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The network it is on.
       * @example bluesky
       */
      network: string;
      /** @description The server it is on, where the network has many. */
      server: string | null;
      /** @description What the network calls it. */
      remote_id: string;
      /**
       * @description Its name on the network.
       * @example alice.bsky.social
       */
      handle: string;
      /** @description The name that people see. */
      name: string;
      /** @description Its picture. */
      avatar_url: string | null;
      /** @description Where people see it. */
      url: string | null;
      /**
       * @description `paused`: what is scheduled on it waits. `broken`: the network takes its credentials no more; connect it again.
       * @enum {string}
       */
      status: "active" | "paused" | "broken" | "disconnected";
      /** @description Why it is broken, in the network's words. */
      problem: string | null;
      /**
       * Format: date-time
       * @description When its token ends; it is renewed before. Null: it does not end.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description When it was first connected.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed, or its token renewed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description What it takes: its network's limits, its server's, the operator's. */
      limits: {
        /** @description The text of a post and of each part of its thread. */
        text: {
          /** @description The longest text, in `unit`. */
          max: number;
          /**
           * @description What is counted.
           * @enum {string}
           */
          unit: "graphemes" | "utf16" | "emoji_bytes" | "weighted";
          /** @description The longest text in bytes of UTF-8, where that is limited too. */
          max_bytes: number | null;
          /** @description What every web address counts; its own length where this is null. */
          link_length: number | null;
          /** @description Whether `@name@server` counts as `@name`. */
          short_mentions?: boolean;
          /** @description Whether media alone are not enough. */
          required: boolean;
        };
        /** @description The text of a first comment; null where there are none. */
        comment: {
          /** @description The longest text, in `unit`. */
          max: number;
          /**
           * @description What is counted.
           * @enum {string}
           */
          unit: "graphemes" | "utf16" | "emoji_bytes" | "weighted";
          /** @description The longest text in bytes of UTF-8, where that is limited too. */
          max_bytes: number | null;
          /** @description What every web address counts; its own length where this is null. */
          link_length: number | null;
          /** @description Whether `@name@server` counts as `@name`. */
          short_mentions?: boolean;
          /** @description Whether media alone are not enough. */
          required: boolean;
        } | null;
        /** @description Pictures and films. */
        media: {
          /** @description The most files in one post. */
          count: number;
          /** @description Whether a post needs one. */
          required: boolean;
          /** @description Whether pictures and films can stand in one post. */
          mixed: boolean;
          /** @description The longest description, in graphemes; 0 where it takes none. */
          alt_length: number;
          /** @description Pictures. */
          image: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
          /** @description Pictures that move. */
          gif: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
          /** @description Films. */
          video: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest film. */
            max_seconds: number | null;
          };
        };
        /** @description The most parts that may follow a post; 0 where it has no threads. */
        thread: number;
        /** @description How many seconds after a text the very same is taken again; 0 where it always is. */
        repeat_after: number;
      } | null;
    };
    /** DisconnectedAccount */
    DisconnectedAccount: {
      /**
       * @description The id of a connected account.
       * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description The network it is on.
       * @example bluesky
       */
      network: string;
      /** @description The server it is on, where the network has many. */
      server: string | null;
      /** @description What the network calls it. */
      remote_id: string;
      /**
       * @description Its name on the network.
       * @example alice.bsky.social
       */
      handle: string;
      /** @description The name that people see. */
      name: string;
      /** @description Its picture. */
      avatar_url: string | null;
      /** @description Where people see it. */
      url: string | null;
      /**
       * @description `paused`: what is scheduled on it waits. `broken`: the network takes its credentials no more; connect it again.
       * @enum {string}
       */
      status: "active" | "paused" | "broken" | "disconnected";
      /** @description Why it is broken, in the network's words. */
      problem: string | null;
      /**
       * Format: date-time
       * @description When its token ends; it is renewed before. Null: it does not end.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description When it was first connected.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed, or its token renewed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description How many posts were waiting for it. */
      canceled_posts: number;
      /** @description Whether the network has ended what it was reached with. */
      revoked: boolean;
      /** @description What came of that, in words. */
      revocation: string;
      /** @description Whether the secret is gone from the files too. False: it is as soon as nobody reads them. */
      purged: boolean;
    };
    /** MediaUpload */
    MediaUpload: {
      /**
       * @description The file's id.
       * @example media_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Where the bytes go. It needs no credential: keep it to yourself. */
      upload_url: string;
      /**
       * @description How they are sent.
       * @constant
       */
      method: "PUT";
      /** @description The headers that go with them. */
      headers: {
        [key: string]: string;
      };
      /**
       * Format: date-time
       * @description Until when.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
    };
    /** Media */
    Media: {
      /**
       * @description The file's id.
       * @example media_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description What the file is called. */
      filename: string;
      /**
       * @description What kind of file it is.
       * @enum {string}
       */
      content_type:
        | "image/png"
        | "image/jpeg"
        | "image/gif"
        | "image/webp"
        | "video/mp4"
        | "video/quicktime"
        | "video/webm";
      /** @description How many bytes it has: as declared, and once it is ready, as it is kept. */
      size_bytes: number;
      /**
       * @description `pending`: not uploaded; `uploaded`: to be confirmed; `ready`: posts can name it.
       * @enum {string}
       */
      status: "pending" | "uploaded" | "ready";
      /** @description Its width in pixels, as it is shown. */
      width: number | null;
      /** @description Its height in pixels, as it is shown. */
      height: number | null;
      /** @description How long a film plays. */
      seconds: number | null;
      /** @description What it shows, for those who cannot see it. */
      alt: string | null;
      /** @description The SHA-256 of its bytes, in hexadecimal. */
      sha256: string | null;
      /** @description Where its bytes are, for a credential with posts:read, once it is ready. */
      url: string | null;
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** MediaList */
    MediaList: {
      /** @description The page. */
      data: components["schemas"]["Media"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** DeletedMedia */
    DeletedMedia: {
      /**
       * @description The file's id.
       * @example media_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** BrandProfile */
    BrandProfile: {
      /**
       * @description The brand's id.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description What the brand is called.
       * @example Acme
       */
      name: string;
      /** @description How it speaks: what the AI writes like. */
      voice: string;
      /** @description Whom it speaks to. */
      audience: string;
      /** @description Where the brand can be found. */
      links: {
        /** @description What the link is called. */
        label: string;
        /**
         * Format: uri
         * @description Where it leads.
         * @example https://example.com/launch
         */
        url: string;
      }[];
      /** @description How the links of its posts are marked; null: they are not. `{network}`, `{account}`, `{brand}` and `{post}` in a value stand for what they name; null: none. */
      utm: {
        /**
         * @description `utm_source`; where it is left out: `{network}`.
         * @example {network}
         */
        source?: string | null;
        /**
         * @description `utm_medium`; where it is left out: `social`.
         * @example social
         */
        medium?: string | null;
        /**
         * @description `utm_campaign`; where it is left out: none.
         * @example launch
         */
        campaign?: string | null;
        /**
         * @description `utm_term`; where it is left out: none.
         * @example shoes
         */
        term?: string | null;
        /**
         * @description `utm_content`; where it is left out: none.
         * @example {post}
         */
        content?: string | null;
        /** @description Links in texts are marked too where they lead to one of these or to a subdomain of one. */
        domains?: string[];
      } | null;
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** BrandProfileList */
    BrandProfileList: {
      /** @description The page. */
      data: components["schemas"]["BrandProfile"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** DeletedBrandProfile */
    DeletedBrandProfile: {
      /**
       * @description The brand's id.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** ApiKey */
    ApiKey: {
      /**
       * @description The key's id.
       * @example key_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description How the key starts: all that is ever shown of it. */
      prefix: string;
      /**
       * @description Acts as the member who made it, or for no person.
       * @enum {string}
       */
      kind: "user" | "service";
      /** @description Whom it acts as. */
      user_id: string | null;
      /**
       * @description What the key is for.
       * @example newsletter robot
       */
      name: string;
      /** @description More about it. */
      description: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description What it may do. */
      scopes: string[];
      /**
       * Format: date-time
       * @description When it stops working; null: never.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /** @description Addresses and ranges it may be used from; none: anywhere. */
      allowed_cidrs: string[];
      /** @description Limits of its own. */
      limits: {
        /** @description Requests in any 60 seconds; 0: no limit. */
        requests_per_minute?: number;
        /** @description MCP tool calls in any 60 seconds; 0: no limit. */
        tool_calls_per_minute?: number;
        /** @description MCP requests answered at the same time; 0: no limit. */
        mcp_in_flight?: number;
        /** @description Bytes of one answer; 0: no limit. */
        response_bytes?: number;
        /** @description Bytes of one JSON body; 0: no limit. */
        body_bytes?: number;
      };
      /** @description Words of your own; at most 50. */
      metadata: {
        [key: string]: string;
      };
      /** @description The key that it replaces. */
      rotated_from: string | null;
      /** @description The credential that made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /**
       * Format: date-time
       * @description When it was last used.
       * @example 2026-12-01T09:00:00Z
       */
      last_used_at: string | null;
      /** @description From where. */
      last_used_ip: string | null;
    };
    /** ApiKeyList */
    ApiKeyList: {
      /** @description The page. */
      data: components["schemas"]["ApiKey"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** CreatedApiKey */
    CreatedApiKey: {
      /**
       * @description The key's id.
       * @example key_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description How the key starts: all that is ever shown of it. */
      prefix: string;
      /**
       * @description Acts as the member who made it, or for no person.
       * @enum {string}
       */
      kind: "user" | "service";
      /** @description Whom it acts as. */
      user_id: string | null;
      /**
       * @description What the key is for.
       * @example newsletter robot
       */
      name: string;
      /** @description More about it. */
      description: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description What it may do. */
      scopes: string[];
      /**
       * Format: date-time
       * @description When it stops working; null: never.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string | null;
      /** @description Addresses and ranges it may be used from; none: anywhere. */
      allowed_cidrs: string[];
      /** @description Limits of its own. */
      limits: {
        /** @description Requests in any 60 seconds; 0: no limit. */
        requests_per_minute?: number;
        /** @description MCP tool calls in any 60 seconds; 0: no limit. */
        tool_calls_per_minute?: number;
        /** @description MCP requests answered at the same time; 0: no limit. */
        mcp_in_flight?: number;
        /** @description Bytes of one answer; 0: no limit. */
        response_bytes?: number;
        /** @description Bytes of one JSON body; 0: no limit. */
        body_bytes?: number;
      };
      /** @description Words of your own; at most 50. */
      metadata: {
        [key: string]: string;
      };
      /** @description The key that it replaces. */
      rotated_from: string | null;
      /** @description The credential that made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /**
       * Format: date-time
       * @description When it was last used.
       * @example 2026-12-01T09:00:00Z
       */
      last_used_at: string | null;
      /** @description From where. */
      last_used_ip: string | null;
      /** @description The key itself, shown this once; null in the answer to a repeated request. */
      key: string | null;
    };
    /** UsageCount */
    UsageCount: {
      /** @description The day, in UTC. */
      day: string;
      /** @description The name of the operation. */
      operation: string;
      /** @description `ok`, or the code of the failure. */
      outcome: string;
      /** @description How many calls. */
      count: number;
    };
    /** ApiKeyUsage */
    ApiKeyUsage: {
      /** @description Calls, the latest day first. */
      data: components["schemas"]["UsageCount"][];
    };
    /** IdentityProvider */
    IdentityProvider: {
      /** @description Its id; it has another one once the issuer is another. */
      id: string;
      /**
       * Format: uri
       * @description The provider's issuer, exactly as it stands in its tokens (iss).
       * @example https://id.example.org
       */
      issuer: string;
      /**
       * @description What its tokens for this workspace name as aud. No two workspaces share issuer and audience.
       * @example https://crm.example.org/mcp/acme
       */
      audience: string;
      /**
       * Format: uri
       * @description Where its keys are.
       * @example https://id.example.org/jwks
       */
      jwks_uri: string;
      /** @description What its tokens may be signed with: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA. */
      algorithms: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
      /**
       * @description The claim that says what a caller may do: its name, or a path like realm_access.roles.
       * @example scope
       */
      scope_claim: string;
      /** @description What each word of that claim stands for here: a list of insights:read, posts:read, posts:write, posts:publish, ai:generate, media:write, crm:read, crm:write, pipeline:read, pipeline:write, signal:read, brands:read, brands:write, workspace:admin, mcp:call, mcp:call:<connector>. Other words stand for nothing. Without any, the names of scopes stand for themselves, except workspace:admin. */
      scope_mapping: {
        [key: string]: string[];
      };
      /** @description Claims that a token must have: each with its value, or with a list of which one is enough. */
      required_claims: {
        [key: string]: (string | boolean | number) | (string | boolean | number)[];
      };
      /** @description The clients whose tokens count (azp, client_id, appid or cid); none: all. */
      allowed_clients: string[];
      /**
       * @description What whoever holds a token may be at most.
       * @enum {string}
       */
      default_role: "admin" | "member" | "viewer";
      /**
       * @description Whether its tokens count.
       * @enum {string}
       */
      status: "active" | "disabled";
      /**
       * Format: date-time
       * @description When it was first set.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last set.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** TriedToken */
    TriedToken: {
      /** @description Whether the token would count. */
      accepted: boolean;
      /** @description The first check that it fails; null: none. */
      failed: {
        /**
         * @description Which check; provider: its keys could not be had.
         * @enum {string}
         */
        check:
          | "form"
          | "type"
          | "algorithm"
          | "header"
          | "issuer"
          | "audience"
          | "key"
          | "signature"
          | "expiry"
          | "not_before"
          | "issued_at"
          | "subject"
          | "purpose"
          | "binding"
          | "client"
          | "required_claim"
          | "provider";
        /** @description The claim or header field that it is about. */
        claim: string | null;
        /** @description What is wrong. */
        message: string;
      } | null;
      /** @description What it would be; null: nothing. */
      becomes: {
        /** @description The id under which limits, usage and audit know it. */
        credential: string;
        /** @description How lists show it. */
        shown: string;
        /** @description Whom it speaks of (sub). */
        subject: string;
        /** @description The client that it was issued to. */
        client: string | null;
        /**
         * @description What it may be at most.
         * @enum {string}
         */
        role: "owner" | "admin" | "member" | "viewer";
        /** @description What it may do. */
        scopes: string[];
        /** @description Words of the scope claim that stand for nothing here. */
        ignored: string[];
        /**
         * Format: date-time
         * @description When it is over, 30 seconds for clocks that differ included.
         * @example 2026-12-01T09:00:00Z
         */
        expires_at: string;
      } | null;
    };
    /** DiscoveredIdentityProvider */
    DiscoveredIdentityProvider: {
      /**
       * Format: uri
       * @description The provider's issuer, exactly as it stands in its tokens (iss).
       * @example https://id.example.org
       */
      issuer: string;
      /**
       * Format: uri
       * @description Where its keys are.
       * @example https://id.example.org/jwks
       */
      jwks_uri: string;
      /** @description Those that it names for its ID tokens and that may be chosen here. */
      algorithms: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA")[];
    };
    /** DeletedIdentityProvider */
    DeletedIdentityProvider: {
      /** @description What it was. */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** OAuthClient */
    OAuthClient: {
      /**
       * @description The client's id.
       * @example client_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description The same, as OAuth calls it. */
      client_id: string;
      /**
       * @description What people are told it is.
       * @example Reports
       */
      name: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description How it comes by tokens. */
      grant_types: string[];
      /** @description Where people may be sent back to. */
      redirect_uris: string[];
      /** @description What it may be granted at most. */
      scopes: string[];
      /**
       * @description How it proves itself.
       * @enum {string}
       */
      token_endpoint_auth_method: "client_secret_basic" | "client_secret_post" | "none";
      /**
       * Format: date-time
       * @description When the secret before stops working; null: there is none.
       * @example 2026-12-01T09:00:00Z
       */
      earlier_secret_ends_at: string | null;
      /** @description The credential that made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** OAuthClientList */
    OAuthClientList: {
      /** @description The page. */
      data: components["schemas"]["OAuthClient"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** CreatedOAuthClient */
    CreatedOAuthClient: {
      /**
       * @description The client's id.
       * @example client_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description The same, as OAuth calls it. */
      client_id: string;
      /**
       * @description What people are told it is.
       * @example Reports
       */
      name: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description How it comes by tokens. */
      grant_types: string[];
      /** @description Where people may be sent back to. */
      redirect_uris: string[];
      /** @description What it may be granted at most. */
      scopes: string[];
      /**
       * @description How it proves itself.
       * @enum {string}
       */
      token_endpoint_auth_method: "client_secret_basic" | "client_secret_post" | "none";
      /**
       * Format: date-time
       * @description When the secret before stops working; null: there is none.
       * @example 2026-12-01T09:00:00Z
       */
      earlier_secret_ends_at: string | null;
      /** @description The credential that made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description The secret, shown this once; null where it has none and in the answer to a repeated request. */
      client_secret: string | null;
    };
    /** Grant */
    Grant: {
      /**
       * @description The grant's id.
       * @example grant_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "revoked";
      /** @description The application that holds it. */
      client: {
        /** @description The id of the client; an address for one known by its metadata. */
        id: string;
        /** @description What it is called. */
        name: string;
        /**
         * @description Registered by itself, known by its address, or made here.
         * @enum {string}
         */
        kind: "registered" | "metadata" | "workspace";
      };
      /** @description Who gave it; null: the client acts for itself. */
      user: {
        /** @description The id of the member. */
        id: string;
        /** @description Their e-mail address. */
        email: string;
      } | null;
      /** @description What it allows. */
      scopes: string[];
      /** @description Where its tokens are good. */
      resource: string;
      /**
       * Format: date-time
       * @description Until when it can be used without asking the person again.
       * @example 2026-12-01T09:00:00Z
       */
      refresh_expires_at: string | null;
      /**
       * Format: date-time
       * @description When it was given.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last used for a new token, or changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** GrantList */
    GrantList: {
      /** @description The page. */
      data: components["schemas"]["Grant"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** Webhook */
    Webhook: {
      /**
       * @description The webhook's id.
       * @example wh_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * Format: uri
       * @description Where messages are sent: https, at a public address or one that the operator has opened.
       * @example https://example.com/launch
       */
      url: string;
      /** @description What it is for. */
      description: string;
      /** @description What it hears of. */
      events: (
        | "post.scheduled"
        | "post.published"
        | "post.failed"
        | "post.unknown"
        | "account.connected"
        | "account.broken"
        | "account.disconnected"
      )[];
      /**
       * @description A disabled one is sent nothing.
       * @enum {string}
       */
      status: "active" | "disabled";
      /** @description Why the server has disabled it. */
      problem: string | null;
      /**
       * Format: date-time
       * @description Since when no message has arrived there.
       * @example 2026-12-01T09:00:00Z
       */
      failing_since: string | null;
      /**
       * Format: date-time
       * @description Until when messages are signed with the secret before this one too.
       * @example 2026-12-01T09:00:00Z
       */
      earlier_secret_until: string | null;
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** WebhookList */
    WebhookList: {
      /** @description The page. */
      data: components["schemas"]["Webhook"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** WebhookWithSecret */
    WebhookWithSecret: {
      /**
       * @description The webhook's id.
       * @example wh_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * Format: uri
       * @description Where messages are sent: https, at a public address or one that the operator has opened.
       * @example https://example.com/launch
       */
      url: string;
      /** @description What it is for. */
      description: string;
      /** @description What it hears of. */
      events: (
        | "post.scheduled"
        | "post.published"
        | "post.failed"
        | "post.unknown"
        | "account.connected"
        | "account.broken"
        | "account.disconnected"
      )[];
      /**
       * @description A disabled one is sent nothing.
       * @enum {string}
       */
      status: "active" | "disabled";
      /** @description Why the server has disabled it. */
      problem: string | null;
      /**
       * Format: date-time
       * @description Since when no message has arrived there.
       * @example 2026-12-01T09:00:00Z
       */
      failing_since: string | null;
      /**
       * Format: date-time
       * @description Until when messages are signed with the secret before this one too.
       * @example 2026-12-01T09:00:00Z
       */
      earlier_secret_until: string | null;
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /**
       * @description What messages are signed with (`whsec_…`); shown this once.
       * @example whsec_xxxx
       */
      secret: string | null;
    };
    /** DeletedWebhook */
    DeletedWebhook: {
      /**
       * @description The webhook's id.
       * @example wh_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** WebhookDelivery */
    WebhookDelivery: {
      /**
       * @description The message's id, as it stands in the header webhook-id.
       * @example msg_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description What it tells of.
       * @example post.published
       */
      event: string;
      /**
       * @description `waiting`: it is sent, or sent again, at `next_at`.
       * @enum {string}
       */
      status: "waiting" | "sending" | "delivered" | "failed";
      /**
       * Format: date-time
       * @description When it is sent next.
       * @example 2026-12-01T09:00:00Z
       */
      next_at: string | null;
      /** @description What is sent, to the letter: JSON of type, timestamp and data. */
      body: string;
      /** @description Every sending of it, the first one first. */
      attempts: {
        /**
         * Format: date-time
         * @description When it was sent.
         * @example 2026-12-01T09:00:00Z
         */
        at: string;
        /** @description How long it took, in milliseconds. */
        ms: number;
        /** @description The HTTP status of the answer; null: there was none. */
        status: number | null;
        /** @description The first 500 bytes of the answer. */
        answer: string;
        /** @description Why there was no answer. */
        error: string | null;
      }[];
      /**
       * Format: date-time
       * @description When it happened.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
    };
    /** WebhookDeliveryList */
    WebhookDeliveryList: {
      /** @description The page. */
      data: components["schemas"]["WebhookDelivery"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** Connector */
    Connector: {
      /**
       * @description The connector's id.
       * @example connector_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description What the names of its tools begin with (`<slug>__<tool>`). It cannot be changed.
       * @example tickets
       */
      slug: string;
      /**
       * @description What people call it.
       * @example Ticket desk
       */
      name: string;
      /**
       * Format: uri
       * @description Where the server speaks MCP over Streamable HTTP: https, or what the operator has opened.
       * @example https://example.com/launch
       */
      url: string;
      /**
       * @description Tools of a disabled one are neither seen nor called.
       * @enum {string}
       */
      status: "active" | "disabled";
      /** @description The headers that are sent with every call. */
      header_names: string[];
      /**
       * @description A login by OAuth; `broken`: has to be done again.
       * @enum {string}
       */
      login: "none" | "connected" | "broken";
      /** @description Tools that nobody sees or calls, as the server calls them. */
      blocked_tools: string[];
      /** @description What it may be asked, and how long and how much it may answer. */
      limits: {
        /** @description Calls in any 60 seconds; 0: any number. */
        calls_per_minute: number;
        /** @description Calls at the same time; 0: any number. */
        in_flight: number;
        /** @description How long one call may take. */
        timeout_ms: number;
        /** @description The bytes that one answer may have. */
        response_bytes: number;
      };
      /**
       * @description How it was when it was last asked; `unknown`: it never was.
       * @enum {string}
       */
      health: "unknown" | "up" | "down";
      /** @description Why it is down. */
      problem: string | null;
      /**
       * Format: date-time
       * @description When that was found.
       * @example 2026-12-01T09:00:00Z
       */
      checked_at: string | null;
      /**
       * @description The revision of MCP that it speaks.
       * @example 2025-11-25
       */
      protocol: string | null;
      /** @description Whether that is stateless (2026-07-28), or opens with `initialize`. */
      era: ("modern" | "legacy") | null;
      /** @description What the server calls itself, and its version. */
      server: string | null;
      /** @description How many tools it offers, less those that are blocked. */
      tool_count: number;
      /**
       * Format: date-time
       * @description When it was registered.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** ConnectorList */
    ConnectorList: {
      /** @description The page. */
      data: components["schemas"]["Connector"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** DeletedConnector */
    DeletedConnector: {
      /**
       * @description The connector's id.
       * @example connector_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** ConnectorTools */
    ConnectorTools: {
      /** @description Every tool that its server offers. */
      data: {
        /**
         * @description What it is called here.
         * @example tickets__find_ticket
         */
        name: string;
        /**
         * @description What its server calls it.
         * @example find_ticket
         */
        tool: string;
        /** @description What people call it, as its server says. */
        title: string | null;
        /** @description What it does, as its server says. */
        description: string | null;
        /** @description Whether nobody sees or calls it. */
        blocked: boolean;
      }[];
      /** @description What its server offers and cannot be shown. */
      left_out: {
        /** @description What its server calls it. */
        name: string;
        /** @description Why it is not shown. */
        why: string;
      }[];
    };
    /** StartedConnectorLogin */
    StartedConnectorLogin: {
      /** @description The login's id. */
      id: string;
      /**
       * @description The connector's id.
       * @example connector_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      connector_id: string;
      /** @description Where the admin agrees; only in the first answer. */
      url?: string;
      /** @description Where they come back to: a client registered by hand has to allow it. */
      redirect_uri: string;
      /**
       * Format: date-time
       * @description Until when it can be finished.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
    };
    /** Member */
    Member: {
      /**
       * @description The member's id.
       * @example user_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Their e-mail address. */
      email: string;
      /** @description Their name. */
      name: string;
      /**
       * @description What they may do: own the workspace, run it, work in it, or read it.
       * @enum {string}
       */
      role: "owner" | "admin" | "member" | "viewer";
      /**
       * Format: date-time
       * @description When they became a member.
       * @example 2026-12-01T09:00:00Z
       */
      joined_at: string;
    };
    /** MemberList */
    MemberList: {
      /** @description The page. */
      data: components["schemas"]["Member"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** RemovedMember */
    RemovedMember: {
      /**
       * @description The member's id.
       * @example user_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description They are a member no more.
       * @constant
       */
      removed: true;
    };
    /** NewInvite */
    NewInvite: {
      /**
       * @description The invite's id.
       * @example invite_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Whom it is for, and for nobody else. */
      email: string;
      /**
       * @description What they may do: own the workspace, run it, work in it, or read it.
       * @enum {string}
       */
      role: "owner" | "admin" | "member" | "viewer";
      /**
       * @description How it stands.
       * @enum {string}
       */
      status: "open" | "accepted" | "revoked" | "expired";
      /** @description The credential that invited. */
      invited_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description Until when it can be accepted.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
      /**
       * Format: date-time
       * @description When it was accepted or revoked.
       * @example 2026-12-01T09:00:00Z
       */
      ended_at: string | null;
      /** @description Whether the link went out by mail. */
      mailed: boolean;
      /** @description The link to hand over, shown this once; null where it went out by mail, and in the answer to a repeated request. */
      url: string | null;
    };
    /** Invite */
    Invite: {
      /**
       * @description The invite's id.
       * @example invite_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Whom it is for, and for nobody else. */
      email: string;
      /**
       * @description What they may do: own the workspace, run it, work in it, or read it.
       * @enum {string}
       */
      role: "owner" | "admin" | "member" | "viewer";
      /**
       * @description How it stands.
       * @enum {string}
       */
      status: "open" | "accepted" | "revoked" | "expired";
      /** @description The credential that invited. */
      invited_by: string;
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description Until when it can be accepted.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
      /**
       * Format: date-time
       * @description When it was accepted or revoked.
       * @example 2026-12-01T09:00:00Z
       */
      ended_at: string | null;
    };
    /** InviteList */
    InviteList: {
      /** @description The page. */
      data: components["schemas"]["Invite"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** ApprovalPolicy */
    ApprovalPolicy: {
      /**
       * @description Whether every post waits for a person, whoever schedules it.
       * @enum {string}
       */
      require_approval: "never" | "always";
      /** @description The ids of API keys and OAuth clients that may draft, and publish only what a person has approved. */
      needs_approval: string[];
    };
    /** QuietHours */
    QuietHours: {
      /**
       * @description When they begin, in the workspace's time zone.
       * @example 22:00
       */
      from: string;
      /**
       * @description When they end: on the next day where that is not later than `from`; 24:00 is the end of the day.
       * @example 07:00
       */
      to: string;
      /** @description The days on which they begin; none: every day. */
      weekdays: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
    };
    /** AgentPolicy */
    AgentPolicy: {
      /** @description The API key or OAuth client that it binds. */
      subject: string;
      /** @description Whose policy it is under, and counted with: it was made or replaced by that one. */
      follows: string | null;
      /** @description The tools that it may call, on every face: names of operations, and of connectors' tools; `notion__*` for all of a connector. null: no limit. */
      allowed_tools: string[] | null;
      /** @description The accounts whose posts it may write, schedule and change. null: no limit. */
      allowed_accounts: string[] | null;
      /** @description How many posts it may put on their way on one day of the workspace's time zone: schedule, publish or send for approval. null: no limit. */
      posts_per_day: number | null;
      /** @description Whether what it puts on its way waits for a person's approval. */
      needs_approval: boolean;
      /** @description When nothing goes out that it puts on its way. */
      quiet_hours: components["schemas"]["QuietHours"][];
      /**
       * Format: date-time
       * @description When it was first bound.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When that was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** AgentPolicyList */
    AgentPolicyList: {
      /** @description The page. */
      data: components["schemas"]["AgentPolicy"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
    /** DeletedAgentPolicy */
    DeletedAgentPolicy: {
      /** @description Whose it was. */
      id: string;
      /**
       * @description Always true: it is deleted.
       * @constant
       */
      deleted: true;
    };
    /** Workspace */
    Workspace: {
      /** @description Its id. */
      id: string;
      /** @description Its name in addresses. */
      slug: string;
      /**
       * @description Its name for people.
       * @example Acme
       */
      name: string;
      /**
       * @description Where it plans: its slots are times there.
       * @example Europe/Berlin
       */
      time_zone: string;
      /** @description The plan that it has. */
      plan: string;
      /**
       * Format: date-time
       * @description When it was created.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
    };
    /** Me */
    Me: {
      /** @description What was presented. */
      credential: {
        /** @description The id of the credential. */
        id: string;
        /**
         * @description What it is.
         * @example api_key
         */
        kind: string;
        /** @description How it is shown in lists. */
        prefix: string;
      };
      /** @description Where it works, and nowhere else. */
      workspace: {
        /** @description The id of the workspace. */
        id: string;
        /** @description Its name in addresses. */
        slug: string;
        /** @description Its name for people. */
        name: string;
      };
      /** @description Whom it acts as; null: no person. */
      user: {
        /** @description The id of the member. */
        id: string;
        /** @description Their e-mail address. */
        email: string;
        /** @description Their name. */
        name: string;
      } | null;
      /**
       * @description What it may be at most.
       * @enum {string}
       */
      role: "owner" | "admin" | "member" | "viewer";
      /** @description What it may do. */
      scopes: string[];
      /** @description What the workspace may use. */
      plan: {
        /** @description The name of the plan. */
        name: string;
        /** @description The paid scopes that it includes. */
        features: string[];
      };
      /** @description The limits of the credential. */
      limits: {
        /** @description Requests in any 60 seconds; 0: no limit. */
        requests_per_minute: number;
        /** @description MCP tool calls in any 60 seconds; 0: no limit. */
        tool_calls_per_minute: number;
        /** @description MCP requests answered at the same time; 0: no limit. */
        mcp_in_flight: number;
        /** @description Bytes of one answer; 0: no limit. */
        response_bytes: number;
        /** @description Bytes of one JSON body; 0: no limit. */
        body_bytes: number;
      };
      /** @description What binds the credential beside its scopes, and what is left of it; null: nothing. */
      policy: {
        /** @description The tools that it may call, on every face: names of operations, and of connectors' tools; `notion__*` for all of a connector. null: no limit. */
        allowed_tools: string[] | null;
        /** @description The accounts whose posts it may write, schedule and change. null: no limit. */
        allowed_accounts: string[] | null;
        /** @description How many posts it may put on their way on one day of the workspace's time zone: schedule, publish or send for approval. null: no limit. */
        posts_per_day: number | null;
        /** @description Whether what it puts on its way waits for a person's approval. */
        needs_approval: boolean;
        /** @description When nothing goes out that it puts on its way. */
        quiet_hours: components["schemas"]["QuietHours"][];
        /** @description The time zone that its days and hours are of. */
        time_zone: string;
        /**
         * @description The day that it is there.
         * @example 2026-12-01
         */
        day: string;
        /** @description How many posts were put on their way today. */
        posts_today: number;
        /** @description How many more may be; null: any number. */
        posts_left_today: number | null;
        /**
         * Format: date-time
         * @description When it counts anew.
         * @example 2026-12-01T09:00:00Z
         */
        day_ends_at: string;
        /**
         * Format: date-time
         * @description From when on a post may go out: now, or when the quiet hours end.
         * @example 2026-12-01T09:00:00Z
         */
        next_allowed_at: string | null;
      } | null;
    };
    /** Session */
    Session: {
      /**
       * @description The session's id.
       * @example sess_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Whether it is the one that asks. */
      current: boolean;
      /** @description The address it was opened from. */
      ip: string;
      /** @description What the browser calls itself. */
      user_agent: string;
      /**
       * Format: date-time
       * @description When the person signed in.
       * @example 2026-12-01T09:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it was last used, to the minute.
       * @example 2026-12-01T09:00:00Z
       */
      last_seen_at: string;
      /**
       * Format: date-time
       * @description When it ends at the latest.
       * @example 2026-12-01T09:00:00Z
       */
      expires_at: string;
    };
    /** SessionList */
    SessionList: {
      /** @description All of them. */
      data: components["schemas"]["Session"][];
    };
    /** RevokedSession */
    RevokedSession: {
      /**
       * @description The session's id.
       * @example sess_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /**
       * @description It is over.
       * @constant
       */
      revoked: true;
    };
    /** Usage */
    Usage: {
      /** @description The workspace's plan. */
      plan: string;
      /** @description What the plan counts by the month. */
      quotas: {
        /**
         * @description What is counted.
         * @enum {string}
         */
        name: "posts" | "ai";
        /** @description How many were counted this month (UTC); they are counted where the plan has a limit. */
        used: number;
        /** @description How many the plan allows; null: without end. */
        limit: number | null;
      }[];
      /** @description Files. */
      media: {
        /** @description How many bytes are kept, or kept room for. */
        bytes: number;
        /** @description How many the plan has room for; null: any number. */
        limit: number | null;
      };
      /** @description Calls of all credentials, the latest day first. */
      data: components["schemas"]["UsageCount"][];
    };
    /** AuditEvent */
    AuditEvent: {
      /** @description The event's id. */
      id: string;
      /** @description Its place in the workspace's log, from 1, without gaps. */
      seq: number;
      /**
       * Format: date-time
       * @description When it happened.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /** @description The credential that did it; `operator` for the command line on the server. */
      actor: string;
      /** @description How that credential is shown. */
      actor_name: string;
      /**
       * @description The operation.
       * @example create_post
       */
      event: string;
      /** @description The id of what it was done to. */
      target: string | null;
      /** @description The request it was done by. */
      request_id: string;
      /** @description What changed, without secrets. */
      detail: {
        [key: string]: unknown;
      };
      /** @description Covers this event and the hash before it. */
      hash: string;
    };
    /** AuditEventList */
    AuditEventList: {
      /** @description The page. */
      data: components["schemas"]["AuditEvent"][];
      /** @description Where the next page starts; absent on the last page. */
      next_cursor?: string;
    };
  };
  responses: {
    /** @description A parameter or a field is missing, malformed or unknown; the message names it. */
    Invalid: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description There is no credential, or it is not valid. */
    Unauthorized: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "WWW-Authenticate": components["headers"]["Challenge"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The plan lacks this, or what it allows in a month is used up. */
    Unpaid: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The credential lacks the scope, or may not do this, or not from this address. */
    Forbidden: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        "WWW-Authenticate": components["headers"]["Challenge"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description There is no such thing in this workspace. */
    Missing: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The state of things, or an `Idempotency-Key` used before, forbids it. */
    Conflict: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The body is larger than the credential may send. */
    TooLarge: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The body is not `application/json`. */
    NotJson: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description The credential, or the address that sends failing ones, has used up its requests. */
    TooMany: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        "Retry-After": components["headers"]["RetryAfter"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description A defect of the server. `X-Request-Id` tells who runs it where to look. */
    Defect: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
    /** @description Something that the server depends on is down or not set up. */
    Unavailable: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
        RateLimit: components["headers"]["RateLimit"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Failure"];
      };
    };
  };
  parameters: {
    /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
    IdempotencyKey: string;
    /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
    DryRun: boolean;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Names this request in the server's log.
     * @example req_01kb0a7x2wfh3sm6q8e4rd5n9c
     */
    RequestId: string;
    /**
     * @description How many requests the credential has in a window of so many seconds.
     * @example "requests";q=600;w=60
     */
    RateLimitPolicy: string;
    /**
     * @description How many of them are left, and in how many seconds the next one is free again.
     * @example "requests";r=599;t=0
     */
    RateLimit: string;
    /**
     * @description Seconds to wait.
     * @example 12
     */
    RetryAfter: number;
    /**
     * @description Where a credential can be had, and which scopes are needed.
     * @example Bearer resource_metadata="https://crm.example.org/.well-known/oauth-protected-resource"
     */
    Challenge: string;
    /** @description The first answer, given again. */
    Replayed: "true";
    /** @description Nothing of it has happened. */
    DryRun: "true";
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  list_posts: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only these. */
        status?: (
          | "draft"
          | "awaiting_approval"
          | "scheduled"
          | "publishing"
          | "published"
          | "partially_published"
          | "failed"
          | "unknown"
        )[];
        /** @description Only posts that go to this account. */
        account?: string;
        /** @description Only posts of this brand. */
        brand?: string;
        /** @description Only posts of this time or later: published, scheduled for, or written. */
        from?: string;
        /** @description Only posts of this time or earlier. */
        to?: string;
        /** @description Words that all occur; the last one may be cut short. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The text of the post.
           * @example Launch day is here.
           */
          body: string;
          /**
           * @description The accounts to publish to.
           * @default []
           */
          account_ids?: string[];
          /**
           * @description The brand it belongs to; the workspace's first where none is named.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description Texts that replace `body` for single accounts.
           * @default []
           */
          variants?: {
            /**
             * @description The id of a connected account.
             * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
             */
            account_id: string;
            /**
             * @description The text of the post.
             * @example Launch day is here.
             */
            body: string;
          }[];
          /**
           * @description Parts that follow `body` as replies, in order.
           * @default []
           */
          thread?: {
            /**
             * @description The text of the post.
             * @example Launch day is here.
             */
            body: string;
            /** @description Its pictures and films, in order. */
            media_ids?: string[];
          }[];
          /**
           * @description The pictures and films of the post, in order.
           * @default []
           */
          media_ids?: string[];
          /**
           * @description A comment under the post, where the network has them.
           * @default null
           * @example Launch day is here.
           */
          first_comment?: string | null;
          /**
           * Format: uri
           * @description A link that goes with the post.
           * @default null
           * @example https://example.com/launch
           */
          link?: string | null;
          /**
           * @description Words to find it by; they are not published.
           * @default []
           */
          tags?: string[];
          /**
           * @description How its links are marked where that differs from its brand; null: as the brand says. `{network}`, `{account}`, `{brand}` and `{post}` in a value stand for what they name; null: none.
           * @default null
           */
          utm?: {
            /**
             * @description `utm_source`; where it is left out: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; where it is left out: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; where it is left out: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; where it is left out: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; where it is left out: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Links in texts are marked too where they lead to one of these or to a subdomain of one. */
            domains?: string[];
            /** @description false: the links of this post stay as they are. */
            enabled?: boolean;
          } | null;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenPost"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedPost"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description The text of the post.
           * @example Launch day is here.
           */
          body?: string;
          /** @description The accounts to publish to. */
          account_ids?: string[];
          /**
           * @description The brand it belongs to; the workspace's first where none is named.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /** @description Texts that replace `body` for single accounts. */
          variants?: {
            /**
             * @description The id of a connected account.
             * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
             */
            account_id: string;
            /**
             * @description The text of the post.
             * @example Launch day is here.
             */
            body: string;
          }[];
          /** @description Parts that follow `body` as replies, in order. */
          thread?: {
            /**
             * @description The text of the post.
             * @example Launch day is here.
             */
            body: string;
            /** @description Its pictures and films, in order. */
            media_ids?: string[];
          }[];
          /** @description The pictures and films of the post, in order. */
          media_ids?: string[];
          /**
           * @description A comment under the post, where the network has them.
           * @example Launch day is here.
           */
          first_comment?: string | null;
          /**
           * Format: uri
           * @description A link that goes with the post.
           * @example https://example.com/launch
           */
          link?: string | null;
          /** @description Words to find it by; they are not published. */
          tags?: string[];
          /** @description How its links are marked where that differs from its brand; null: as the brand says. `{network}`, `{account}`, `{brand}` and `{post}` in a value stand for what they name; null: none. */
          utm?: {
            /**
             * @description `utm_source`; where it is left out: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; where it is left out: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; where it is left out: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; where it is left out: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; where it is left out: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Links in texts are marked too where they lead to one of these or to a subdomain of one. */
            domains?: string[];
            /** @description false: the links of this post stay as they are. */
            enabled?: boolean;
          } | null;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenPost"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  preview_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostPreview"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  schedule_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description When it goes out: a time to come, or `next-free-slot`.
           * @example 2026-12-01T09:00:00Z
           * @example next-free-slot
           */
          scheduled_at: string;
        };
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostOnItsWay"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  publish_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostOnItsWay"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  unschedule_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_post_attempts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AttemptList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  reconcile_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The id of a connected account.
           * @example acct_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          account_id: string;
          /**
           * @description What the person saw on the network.
           * @enum {string}
           */
          outcome: "published" | "not_published";
          /**
           * Format: uri
           * @description Where it can be seen.
           * @default null
           * @example https://example.com/launch
           */
          url?: string | null;
          /**
           * @description Send what is not out once more.
           * @default false
           */
          retry?: boolean;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  approve_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description A word to who asked.
           * @default null
           */
          note?: string | null;
          /**
           * Format: date-time
           * @description The `updated_at` of the post that was read: refused where it has changed since.
           * @example 2026-12-01T09:00:00Z
           */
          updated_at?: string;
          /**
           * Format: date-time
           * @description Another time to come, in place of the one that was asked for.
           * @example 2026-12-01T09:00:00Z
           */
          scheduled_at?: string;
        };
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostOnItsWay"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  reject_post: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description A word to who asked.
           * @default null
           */
          note?: string | null;
          /**
           * Format: date-time
           * @description The `updated_at` of the post that was read: refused where it has changed since.
           * @example 2026-12-01T09:00:00Z
           */
          updated_at?: string;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_calendar: {
    parameters: {
      query?: {
        /** @description The first day; Monday of this week if left out. */
        from?: string;
        /** @description The last day, at most 42 in all; six days after the first if left out. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Calendar"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_slots: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SlotList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_slots: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /** @description All of them. */
          slots: {
            /**
             * @description The day of the week.
             * @enum {string}
             */
            weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            /**
             * @description The time of day, in the workspace's time zone.
             * @example 09:30
             */
            time: string;
            /**
             * @description The brand that it is for; null: for all.
             * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
             */
            brand_id?: string | null;
            /** @description The accounts that it is for; none: for all. */
            account_ids?: string[];
          }[];
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SlotList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_next_slots: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description Only slots for a post of this brand. */
        brand_id?: string;
        /** @description Only slots for a post to these accounts. */
        account_ids?: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FreeSlotList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_post_analytics: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The post's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PostAnalytics"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_accounts_analytics: {
    parameters: {
      query?: {
        /** @description Where to begin; 30 days ago, or 2 where the bucket is an hour. */
        from?: string;
        /** @description Before which to end; now. */
        to?: string;
        /** @description Only this account. */
        account_id?: string;
        /** @description What a point of a series stands for, in UTC. */
        bucket?: "day" | "hour";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountsAnalytics"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_best_times: {
    parameters: {
      query?: {
        /** @description Only posts on this account. */
        account_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BestTimes"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_persona: {
    parameters: {
      query?: {
        /** @description Only posts of this brand. */
        brand_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Persona"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_trending: {
    parameters: {
      query?: {
        /** @description Only this network. */
        network?:
          | "bluesky"
          | "mastodon"
          | "x"
          | "linkedin"
          | "threads"
          | "facebook"
          | "instagram"
          | "telegram"
          | "discord"
          | "slack"
          | "webhook";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Trending"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  rewrite_text: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The text.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description How it should sound.
           * @example friendly, short
           */
          tone?: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenText"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  compose_text: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What to write about.
           * @example Our launch on Monday
           */
          prompt: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenText"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  optimise_text: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The text.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenText"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  suggest_hashtags: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The text.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SuggestedHashtags"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  write_thread: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The text.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WrittenThread"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  suggest_ideas: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to write about. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description What they are about.
           * @example Our first year
           */
          topic?: string;
          /**
           * @description In whose voice; left out: the workspace's only brand, or none.
           * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          brand_id?: string;
          /**
           * @description What it is for: it fits the limits of all of these.
           * @default []
           */
          networks?: (
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook"
          )[];
        };
      };
    };
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SuggestedIdeas"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_ai_provider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AiProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_ai_provider: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description `openai`: any server that speaks OpenAI's protocol, Ollama and llama.cpp among them; `anthropic`: Anthropic.
           * @enum {string}
           */
          provider: "openai" | "anthropic";
          /**
           * Format: uri
           * @description Where it answers: https, at a public address or one that the operator has opened.
           * @example https://api.openai.com/v1
           */
          base_url?: string;
          /**
           * @description The model, as the provider calls it.
           * @example gpt-5-mini
           */
          model: string;
          /**
           * @description The key for it; null: it needs none.
           * @example key-xxxx
           */
          key?: string | null;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AiProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_ai_provider: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedAiProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  test_ai_provider: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was written. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TriedAiProvider"];
          "text/event-stream": string;
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_ai_calls: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only of this operation. */
        operation?:
          | "rewrite_text"
          | "compose_text"
          | "optimise_text"
          | "suggest_hashtags"
          | "write_thread"
          | "suggest_ideas"
          | "test_ai_provider";
        /** @description Only those that ended so. */
        outcome?:
          | "ok"
          | "running"
          | "invalid_request"
          | "unauthorized"
          | "payment_required"
          | "quota_exceeded"
          | "forbidden_scope"
          | "forbidden"
          | "not_found"
          | "conflict"
          | "rate_limited"
          | "internal"
          | "unavailable"
          | "cancelled"
          | "lost";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AiCallList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_ai_usage: {
    parameters: {
      query?: {
        /** @description The first day (UTC); 30 days before `to` where it is not said. */
        from?: string;
        /** @description The last day (UTC); today where it is not said. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AiUsage"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_networks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NetworkList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_accounts: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only those on this network. */
        network?:
          | "bluesky"
          | "mastodon"
          | "x"
          | "linkedin"
          | "threads"
          | "facebook"
          | "instagram"
          | "telegram"
          | "discord"
          | "slack"
          | "webhook";
        /** @description Only those that stand so. */
        status?: "active" | "paused" | "broken" | "disconnected";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  connect_account: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The network; list_networks tells what each one takes.
           * @enum {string}
           */
          network:
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook";
          /**
           * @description Which way, where the network has several that ask for the same.
           * @enum {string}
           */
          way?: "app_password" | "token" | "webhook";
          /**
           * @description What is typed, by the names of the fields.
           * @example {
           *       "handle": "alice.bsky.social",
           *       "app_password": "xxxx-xxxx-xxxx-xxxx"
           *     }
           */
          values: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectedAccounts"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  start_account_connection: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The network; list_networks tells what each one takes.
           * @enum {string}
           */
          network:
            | "bluesky"
            | "mastodon"
            | "x"
            | "linkedin"
            | "threads"
            | "facebook"
            | "instagram"
            | "telegram"
            | "discord"
            | "slack"
            | "webhook";
          /**
           * @description The server of the account, where the network has many.
           * @default
           * @example mastodon.social
           */
          server?: string;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StartedConnection"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  finish_account_connection: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The connection's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /** @description As it came back. */
          state: string;
          /** @description As it came back. */
          code: string;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectedAccounts"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_account: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a connected account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountWithLimits"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  disconnect_account: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The id of a connected account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DisconnectedAccount"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_account: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The id of a connected account. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description How it is to stand.
           * @enum {string}
           */
          status: "active" | "paused";
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  refresh_account: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The id of a connected account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_media_upload: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What the file is called.
           * @example launch.jpg
           */
          filename: string;
          /**
           * @description What kind of file it is.
           * @enum {string}
           */
          content_type:
            | "image/png"
            | "image/jpeg"
            | "image/gif"
            | "image/webp"
            | "video/mp4"
            | "video/quicktime"
            | "video/webm";
          /**
           * @description How many bytes it has, exactly.
           * @example 482133
           */
          size_bytes: number;
          /**
           * @description What it shows, for those who cannot see it.
           * @default null
           */
          alt?: string | null;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MediaUpload"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  confirm_media: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The file's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Media"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_media: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only files that are so far. */
        status?: "pending" | "uploaded" | "ready";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MediaList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_media: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The file's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Media"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_media: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The file's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedMedia"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_media: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The file's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /** @description What it shows, for those who cannot see it. */
          alt: string | null;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Media"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["Unpaid"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_brand_profiles: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BrandProfileList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_brand_profile: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What the brand is called.
           * @example Acme
           */
          name: string;
          /**
           * @description How it speaks: what the AI writes like.
           * @default
           */
          voice?: string;
          /**
           * @description Whom it speaks to.
           * @default
           */
          audience?: string;
          /**
           * @description Where the brand can be found.
           * @default []
           */
          links?: {
            /** @description What the link is called. */
            label: string;
            /**
             * Format: uri
             * @description Where it leads.
             * @example https://example.com/launch
             */
            url: string;
          }[];
          /**
           * @description How the links of its posts are marked; null: they are not. `{network}`, `{account}`, `{brand}` and `{post}` in a value stand for what they name; null: none.
           * @default null
           */
          utm?: {
            /**
             * @description `utm_source`; where it is left out: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; where it is left out: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; where it is left out: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; where it is left out: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; where it is left out: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Links in texts are marked too where they lead to one of these or to a subdomain of one. */
            domains?: string[];
          } | null;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BrandProfile"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_brand_profile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The brand's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BrandProfile"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_brand_profile: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The brand's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedBrandProfile"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_brand_profile: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The brand's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description What the brand is called.
           * @example Acme
           */
          name?: string;
          /** @description How it speaks: what the AI writes like. */
          voice?: string;
          /** @description Whom it speaks to. */
          audience?: string;
          /** @description Where the brand can be found. */
          links?: {
            /** @description What the link is called. */
            label: string;
            /**
             * Format: uri
             * @description Where it leads.
             * @example https://example.com/launch
             */
            url: string;
          }[];
          /** @description How the links of its posts are marked; null: they are not. `{network}`, `{account}`, `{brand}` and `{post}` in a value stand for what they name; null: none. */
          utm?: {
            /**
             * @description `utm_source`; where it is left out: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; where it is left out: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; where it is left out: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; where it is left out: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; where it is left out: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Links in texts are marked too where they lead to one of these or to a subdomain of one. */
            domains?: string[];
          } | null;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BrandProfile"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_api_keys: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKeyList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What the key is for.
           * @example newsletter robot
           */
          name: string;
          /**
           * @description More about it.
           * @default
           */
          description?: string;
          /**
           * @description Acts as you, or for no person; user where there is a person.
           * @enum {string}
           */
          kind?: "user" | "service";
          /** @description What it may do: insights:read, posts:read, posts:write, posts:publish, ai:generate, media:write, crm:read, crm:write, pipeline:read, pipeline:write, signal:read, brands:read, brands:write, workspace:admin, mcp:call, or mcp:call:<connector>. */
          scopes?: string[];
          /**
           * Format: date-time
           * @description When it stops working; null: never.
           * @default null
           * @example 2026-12-01T09:00:00Z
           */
          expires_at?: string | null;
          /**
           * @description Addresses and ranges it may be used from; none: anywhere.
           * @default []
           */
          allowed_cidrs?: string[];
          /**
           * @description Limits of its own, in place of the plan's.
           * @default {}
           */
          limits?: {
            /** @description Requests in any 60 seconds; 0: no limit. */
            requests_per_minute?: number;
            /** @description MCP tool calls in any 60 seconds; 0: no limit. */
            tool_calls_per_minute?: number;
            /** @description MCP requests answered at the same time; 0: no limit. */
            mcp_in_flight?: number;
            /** @description Bytes of one answer; 0: no limit. */
            response_bytes?: number;
            /** @description Bytes of one JSON body; 0: no limit. */
            body_bytes?: number;
          };
          /**
           * @description Words of your own; at most 50.
           * @default {}
           */
          metadata?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreatedApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_api_key: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description What the key is for.
           * @example newsletter robot
           */
          name?: string;
          /** @description More about it. */
          description?: string;
          /** @description What it may do: insights:read, posts:read, posts:write, posts:publish, ai:generate, media:write, crm:read, crm:write, pipeline:read, pipeline:write, signal:read, brands:read, brands:write, workspace:admin, mcp:call, or mcp:call:<connector>. */
          scopes?: string[];
          /**
           * Format: date-time
           * @description When it stops working; null: never.
           * @example 2026-12-01T09:00:00Z
           */
          expires_at?: string | null;
          /** @description Addresses and ranges it may be used from; none: anywhere. */
          allowed_cidrs?: string[];
          /** @description Limits of its own, in place of the plan's. */
          limits?: {
            /** @description Requests in any 60 seconds; 0: no limit. */
            requests_per_minute?: number;
            /** @description MCP tool calls in any 60 seconds; 0: no limit. */
            tool_calls_per_minute?: number;
            /** @description MCP requests answered at the same time; 0: no limit. */
            mcp_in_flight?: number;
            /** @description Bytes of one answer; 0: no limit. */
            response_bytes?: number;
            /** @description Bytes of one JSON body; 0: no limit. */
            body_bytes?: number;
          };
          /** @description Words of your own; at most 50. */
          metadata?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  disable_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  enable_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  rotate_api_key: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description How long the old key still works; at most 7 days.
           * @default 0
           */
          overlap_seconds?: number;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreatedApiKey"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_api_key_usage: {
    parameters: {
      query?: {
        /** @description The first day (UTC); 30 days before `to` where it is not said. */
        from?: string;
        /** @description The last day (UTC); today where it is not said. */
        to?: string;
      };
      header?: never;
      path: {
        /** @description The key's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKeyUsage"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_identity_provider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_identity_provider: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * Format: uri
           * @description The provider's issuer, exactly as it stands in its tokens (iss).
           * @example https://id.example.org
           */
          issuer: string;
          /**
           * @description What its tokens for this workspace name as aud. No two workspaces share issuer and audience.
           * @example https://crm.example.org/mcp/acme
           */
          audience: string;
          /**
           * Format: uri
           * @description Where its keys are; left out: as it says itself.
           * @example https://id.example.org/jwks
           */
          jwks_uri?: string;
          /**
           * @description What its tokens may be signed with: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.
           * @default [
           *       "RS256"
           *     ]
           */
          algorithms?: (
            | "RS256"
            | "RS384"
            | "RS512"
            | "PS256"
            | "PS384"
            | "PS512"
            | "ES256"
            | "ES384"
            | "ES512"
            | "EdDSA"
          )[];
          /**
           * @description The claim that says what a caller may do: its name, or a path like realm_access.roles.
           * @default scope
           * @example scope
           */
          scope_claim?: string;
          /**
           * @description What each word of that claim stands for here: a list of insights:read, posts:read, posts:write, posts:publish, ai:generate, media:write, crm:read, crm:write, pipeline:read, pipeline:write, signal:read, brands:read, brands:write, workspace:admin, mcp:call, mcp:call:<connector>. Other words stand for nothing. Without any, the names of scopes stand for themselves, except workspace:admin.
           * @default {}
           */
          scope_mapping?: {
            [key: string]: string[];
          };
          /**
           * @description Claims that a token must have: each with its value, or with a list of which one is enough.
           * @default {}
           */
          required_claims?: {
            [key: string]: (string | boolean | number) | (string | boolean | number)[];
          };
          /**
           * @description The clients whose tokens count (azp, client_id, appid or cid); none: all.
           * @default []
           */
          allowed_clients?: string[];
          /**
           * @description What whoever holds a token may be at most.
           * @default member
           * @enum {string}
           */
          default_role?: "admin" | "member" | "viewer";
          /**
           * @description Whether its tokens count.
           * @default active
           * @enum {string}
           */
          status?: "active" | "disabled";
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_identity_provider: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedIdentityProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  test_identity_provider_token: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The access token.
           * @example eyJ…
           */
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TriedToken"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  discover_identity_provider: {
    parameters: {
      query: {
        /** @description The provider's issuer, exactly as it stands in its tokens (iss). */
        issuer: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DiscoveredIdentityProvider"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_oauth_clients: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClientList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_oauth_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What people are told it is.
           * @example Reports
           */
          name: string;
          /** @description How it comes by tokens; client_credentials acts for no person. */
          grant_types: (
            | "authorization_code"
            | "refresh_token"
            | "client_credentials"
            | "urn:ietf:params:oauth:grant-type:device_code"
          )[];
          /**
           * @description Where people may be sent back to: https, http on loopback, or an allowed private scheme.
           * @default []
           */
          redirect_uris?: string[];
          /** @description What it may be granted at most: no more than the credential that makes it holds. */
          scopes: string[];
          /**
           * @description How it proves itself; none for an application that cannot keep a secret.
           * @default client_secret_basic
           * @enum {string}
           */
          token_endpoint_auth_method?: "client_secret_basic" | "client_secret_post" | "none";
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreatedOAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_oauth_client: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_oauth_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_oauth_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description What people are told it is.
           * @example Reports
           */
          name?: string;
          /** @description Where people may be sent back to: https, http on loopback, or an allowed private scheme. */
          redirect_uris?: string[];
          /** @description What it may be granted at most: no more than the credential that makes it holds. */
          scopes?: string[];
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  disable_oauth_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  enable_oauth_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  rotate_oauth_client_secret: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The client's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description How long the old secret still works; at most 7 days.
           * @default 0
           */
          overlap_seconds?: number;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreatedOAuthClient"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_grants: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only what this client holds. */
        client?: string;
        /** @description Only what this member gave. */
        user?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GrantList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_grant: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The grant's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Grant"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_webhooks: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_webhook: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * Format: uri
           * @description Where messages are sent: https, at a public address or one that the operator has opened.
           * @example https://example.com/launch
           */
          url: string;
          /**
           * @description What it is for.
           * @default
           */
          description?: string;
          /**
           * @description What it hears of.
           * @default [
           *       "post.scheduled",
           *       "post.published",
           *       "post.failed",
           *       "post.unknown",
           *       "account.connected",
           *       "account.broken",
           *       "account.disconnected"
           *     ]
           */
          events?: (
            | "post.scheduled"
            | "post.published"
            | "post.failed"
            | "post.unknown"
            | "account.connected"
            | "account.broken"
            | "account.disconnected"
          )[];
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookWithSecret"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_webhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_webhook: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedWebhook"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_webhook: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * Format: uri
           * @description Where messages are sent: https, at a public address or one that the operator has opened.
           * @example https://example.com/launch
           */
          url?: string;
          /** @description What it is for. */
          description?: string;
          /** @description What it hears of. */
          events?: (
            | "post.scheduled"
            | "post.published"
            | "post.failed"
            | "post.unknown"
            | "account.connected"
            | "account.broken"
            | "account.disconnected"
          )[];
          /**
           * @description A disabled one is sent nothing.
           * @enum {string}
           */
          status?: "active" | "disabled";
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  rotate_webhook_secret: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description How long the old secret still signs; at most 7 days.
           * @default 86400
           */
          overlap_seconds?: number;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookWithSecret"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_webhook_deliveries: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only those that stand so. */
        status?: "waiting" | "sending" | "delivered" | "failed";
      };
      header?: never;
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookDeliveryList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  replay_webhook_delivery: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The message's id, as it stands in the header webhook-id.
           * @example msg_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          delivery_id: string;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookDelivery"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  test_webhook: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The webhook's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WebhookDelivery"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_connectors: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectorList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  create_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What the names of its tools begin with (`<slug>__<tool>`). It cannot be changed.
           * @example tickets
           */
          slug: string;
          /**
           * @description What people call it.
           * @example Ticket desk
           */
          name: string;
          /**
           * Format: uri
           * @description Where the server speaks MCP over Streamable HTTP: https, or what the operator has opened.
           * @example https://example.com/launch
           */
          url: string;
          /**
           * @description Headers that are sent with every call; their values are sealed and never shown again.
           * @default {}
           * @example {
           *       "Authorization": "Bearer xxxx"
           *     }
           */
          headers?: {
            [key: string]: string;
          };
          /**
           * @description Tools that nobody sees or calls, as the server calls them.
           * @default []
           */
          blocked_tools?: string[];
          /** @description What it may be asked, and how long and how much it may answer; what is left out is as usual. */
          limits?: {
            /** @description Calls in any 60 seconds; 0: any number. */
            calls_per_minute?: number;
            /** @description Calls at the same time; 0: any number. */
            in_flight?: number;
            /** @description How long one call may take. */
            timeout_ms?: number;
            /** @description The bytes that one answer may have. */
            response_bytes?: number;
          };
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_connector: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedConnector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description What people call it.
           * @example Ticket desk
           */
          name?: string;
          /**
           * Format: uri
           * @description Where the server speaks MCP over Streamable HTTP: https, or what the operator has opened.
           * @example https://example.com/launch
           */
          url?: string;
          /** @description Tools that nobody sees or calls, as the server calls them. */
          blocked_tools?: string[];
          /**
           * @description Headers that are sent with every call; their values are sealed and never shown again.
           * @example {
           *       "Authorization": "Bearer xxxx"
           *     }
           */
          headers?: {
            [key: string]: string;
          };
          /** @description What it may be asked, and how long and how much it may answer; what is left out is as usual. */
          limits?: {
            /** @description Calls in any 60 seconds; 0: any number. */
            calls_per_minute?: number;
            /** @description Calls at the same time; 0: any number. */
            in_flight?: number;
            /** @description How long one call may take. */
            timeout_ms?: number;
            /** @description The bytes that one answer may have. */
            response_bytes?: number;
          };
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  disable_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  enable_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  refresh_connector: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_connector_tools: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectorTools"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_connector_client: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /** @description How the authorization server knows this server. */
          client_id: string;
          /** @description Its secret; sealed and never shown again. */
          client_secret: string;
          /**
           * @description What to ask for, with blanks between; what the server names, where it is left out.
           * @example tickets:read
           */
          scopes?: string;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  start_connector_login: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /** @description How the authorization server knows this server. */
          client_id?: string;
          /** @description Its secret; sealed and never shown again. */
          client_secret?: string;
          /**
           * @description What to ask for, with blanks between; what the server names, where it is left out.
           * @example tickets:read
           */
          scopes?: string;
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StartedConnectorLogin"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_connector_login: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  finish_connector_login: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The connector's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The login's id.
           * @example conn_01kb0a7x2wfh3sm6q8e4rd5n9c
           */
          login_id: string;
          /** @description As it came back. */
          state: string;
          /** @description As it came back. */
          code: string;
          /** @description As it came back, where it did. */
          iss?: string;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_members: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MemberList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  remove_member: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The member's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RemovedMember"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_member_role: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The member's id. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description What they may do: own the workspace, run it, work in it, or read it.
           * @enum {string}
           */
          role: "owner" | "admin" | "member" | "viewer";
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Member"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_invites: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InviteList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  invite_team_member: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: {
        /** @description Makes it safe to send the request again: for 24 hours the same key and body give the first answer again, and the same key with another body is a conflict. */
        "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    /** @description What to create it with. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Whom to invite.
           * @example ada@example.com
           */
          email: string;
          /**
           * @description What they may do: own the workspace, run it, work in it, or read it.
           * @default member
           * @enum {string}
           */
          role?: "owner" | "admin" | "member" | "viewer";
        };
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Idempotent-Replayed": components["headers"]["Replayed"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewInvite"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_invite: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The invite's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Invite"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_approval_policy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApprovalPolicy"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_approval_policy: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Whether every post waits for a person, whoever schedules it.
           * @enum {string}
           */
          require_approval: "never" | "always";
          /**
           * @description The ids of API keys and OAuth clients that may draft, and publish only what a person has approved.
           * @default []
           */
          needs_approval?: string[];
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApprovalPolicy"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_agent_policies: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AgentPolicyList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_agent_policy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the API key or OAuth client; an https address for a client that is known by its metadata. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AgentPolicy"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  set_agent_policy: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The id of the API key or OAuth client; an https address for a client that is known by its metadata. */
        id: string;
      };
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description The tools that it may call, on every face: names of operations, and of connectors' tools; `notion__*` for all of a connector. null: no limit.
           * @default null
           */
          allowed_tools?: string[] | null;
          /**
           * @description The accounts whose posts it may write, schedule and change. null: no limit.
           * @default null
           */
          allowed_accounts?: string[] | null;
          /**
           * @description How many posts it may put on their way on one day of the workspace's time zone: schedule, publish or send for approval. null: no limit.
           * @default null
           */
          posts_per_day?: number | null;
          /**
           * @description When nothing goes out that it puts on its way.
           * @default []
           */
          quiet_hours?: {
            /**
             * @description When they begin, in the workspace's time zone.
             * @example 22:00
             */
            from: string;
            /**
             * @description When they end: on the next day where that is not later than `from`; 24:00 is the end of the day.
             * @example 07:00
             */
            to: string;
            /** @description The days on which they begin; none: every day. */
            weekdays?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
          }[];
          /**
           * @description Whether what it puts on its way waits for a person's approval.
           * @default false
           */
          needs_approval?: boolean;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AgentPolicy"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  delete_agent_policy: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The id of the API key or OAuth client; an https address for a client that is known by its metadata. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeletedAgentPolicy"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_workspace: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Workspace"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  update_workspace: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What to change. Other fields are refused. */
    requestBody?: {
      content: {
        "application/json": {
          /**
           * @description Its name for people.
           * @example Acme
           */
          name?: string;
          /**
           * @description Where it plans: its slots are times there.
           * @example Europe/Berlin
           */
          time_zone?: string;
        };
      };
    };
    responses: {
      /** @description As it is after the change. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Workspace"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["TooLarge"];
      415: components["responses"]["NotJson"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_me: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_my_sessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_my_session: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The session's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RevokedSession"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_my_grants: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GrantList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  revoke_my_grant: {
    parameters: {
      query?: {
        /** @description Only say what would happen: everything is held against the rules, and nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
        dry_run?: components["parameters"]["DryRun"];
      };
      header?: never;
      path: {
        /** @description The grant's id. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          "Dry-Run": components["headers"]["DryRun"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Grant"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["Missing"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  get_usage: {
    parameters: {
      query?: {
        /** @description The first day (UTC); 30 days before `to` where it is not said. */
        from?: string;
        /** @description The last day (UTC); today where it is not said. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Usage"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
  list_audit_events: {
    parameters: {
      query?: {
        /** @description How many to answer at most. */
        limit?: number;
        /** @description How many of the newest to leave out; `cursor` goes further. */
        offset?: number;
        /** @description `next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first. */
        cursor?: string;
        /** @description Only this operation. */
        event?: string;
        /** @description Only what this credential did. */
        actor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
          RateLimit: components["headers"]["RateLimit"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AuditEventList"];
        };
      };
      400: components["responses"]["Invalid"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      429: components["responses"]["TooMany"];
      500: components["responses"]["Defect"];
      503: components["responses"]["Unavailable"];
    };
  };
}
