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
     * @description Lists the workspace's posts, newest first; with `from` or `to`, by time, the latest first.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_posts"];
    put?: never;
    /**
     * Create a draft
     * @description Creates a post as a draft. It is not published: schedule_post or publish_post does that.
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
     * @description Returns one post with its status on each account it goes to.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_post"];
    put?: never;
    post?: never;
    /**
     * Delete a post
     * @description Deletes a draft, or a post that awaits approval, for good.
     *
     *     Needs the scope `posts:write`.
     */
    delete: operations["delete_post"];
    options?: never;
    head?: never;
    /**
     * Edit a draft
     * @description Changes the fields that are sent and leaves the others. Only a draft can be changed; a post that awaits approval becomes a draft again.
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
     * @description Shows how a post would look on each account it goes to: text, links, pictures, thread and first comment as the network shows them, how long each is as the network counts, and everything that would keep it from being scheduled.
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
     * @description Schedules a post for a future time or the next free slot, after checking it against the limits of every account it goes to.
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
     * @description Publishes a post now; where it failed on some accounts, tries those again. It returns before the networks have answered: read the post to see what came of it.
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
     * @description Makes a scheduled post, or one that awaits approval, a draft again, unless any part of it is being sent or already published.
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
     * @description Lists every call that was made to a network for this post, oldest first: it tells why a post failed.
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
     * Report an unknown outcome
     * @description For a post whose outcome on an account is `unknown`: reports what a person has seen on the network, published or not. What is not published can be sent again with `retry`. Not for credentials that need approval.
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
     * @description Approves a post that awaits approval: it is published at its time, or now if it has none. Only for owners and admins in person, and never with the credential that asked. `warnings` are as in schedule_post.
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
     * @description Rejects a post that awaits approval: it becomes a draft again, with a message to whoever asked. Only for owners and admins in person.
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
     * @description Returns the days of a week or a month in the workspace's time zone, with the posts that were published, are scheduled, await approval or failed, and the slots that are free. Without `from` and `to`: this week.
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
     * @description Lists the weekly times at which the workspace posts, in its time zone.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["list_slots"];
    /**
     * Set the slots
     * @description Replaces all slots. Posts that are already scheduled keep their times; `next-free-slot` uses the new slots.
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
     * @description Lists the coming slots that no post has taken, the next one first: the first is what `next-free-slot` takes for this credential.
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
     * @description Returns a post's figures on each account: every snapshot that was taken from the networks, and the latest totals.
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
     * @description Returns how the accounts do over time: followers and posts as taken from the networks, with totals and the figures of the posts published in that time.
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
     * @description Returns the hours of the week at which the workspace's posts of the last half year did best. With too few posts it says so and guesses nothing.
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
     * @description Returns how the workspace's posts of the last year are written, counted from what was published: lengths, hashtags, emoji, scripts, times, topics and the posts that did best; beside what the brands say of their voice.
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
     * @description Returns what is trending now on the networks of connected accounts, and the words that are rising in these accounts' own feeds (Bluesky, Mastodon). Networks that offer neither are left out; those that do not answer are in `failed`.
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
     * @description Rewrites a text: in the brand's voice, in a tone of your choice, within the limits of the networks that are named.
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
     * @description Improves a post: a strong first line, clear sentences, one call to action.
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
     * @description Suggests hashtags for a post, the most fitting first: at most ten, each once.
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
     * Turn a text into a thread
     * @description Turns a long text into the posts of a thread. Each fits every network that is named; without any, X and Bluesky.
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
     * @description Suggests ideas for posts that suit the brand: on a topic, or on what the brand is about.
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
     * @description Returns the AI provider that writes for this workspace: its own, else the server's.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_ai_provider"];
    /**
     * Set the AI provider
     * @description Sets the workspace's own AI provider, in place of the server's. The key is stored encrypted and never shown. If it is left out, the stored one is kept as long as provider and base_url stay the same.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_ai_provider"];
    post?: never;
    /**
     * Remove the AI provider
     * @description Removes the workspace's own provider with its key. The server's is used again, if there is one.
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
     * @description Has the provider write one word and returns how that went. It counts against the AI quota like any writing.
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
     * @description Lists every call of an AI model: who asked, which model, tokens, cost and outcome; newest first. What was asked and answered is not stored.
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
     * Read the AI usage
     * @description Returns AI calls, tokens and cost by day, operation and model.
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
     * @description Lists the networks whose accounts can be connected here: how each is connected, and the limits of its posts.
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
     * @description Lists the workspace's accounts on social networks, newest first, disconnected ones too.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["list_accounts"];
    put?: never;
    /**
     * Connect an account
     * @description Connects an account with an app password, a token or the address of a webhook; list_networks tells what each network asks for. The credential is tried at the network first. Connecting an account again keeps its id and history, and repairs one that is broken.
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
     * Start connecting an account in the browser
     * @description Returns the address at the network where a person agrees. They are sent back to this server, which finishes the connection if the same person is signed in here; other clients call finish_account_connection with the `state` and `code` that are shown there.
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
     * @description Connects the account that the person agreed to, with the `state` and `code` that the network sent the browser back with. Works once, within ten minutes, for whoever started it.
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
     * @description Returns one account: its status, and the limits of posts on it.
     *
     *     Needs the scope `insights:read`.
     */
    get: operations["get_account"];
    put?: never;
    post?: never;
    /**
     * Disconnect an account
     * @description Disconnects an account: deletes its credential for good, and revokes it at the network. Posts scheduled on it are canceled. Its history is kept, and goes on when it is connected again.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["disconnect_account"];
    options?: never;
    head?: never;
    /**
     * Pause or resume an account
     * @description Pauses publishing on an account, or resumes it. Posts scheduled on a paused account wait; when it is active again, those that are late by then are published at once.
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
     * @description Renews the account's token, or tries its credential where the network has none to renew. If the network refuses it, the account is `broken` from then on; if it accepts it, the account works again.
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
     * @description Reserves room for a file and returns an address that takes its bytes, once, by PUT. Call confirm_media afterwards.
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
     * @description Checks the uploaded bytes, measures them and removes their metadata. Afterwards posts can use the file. Confirming twice is fine.
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
     * @description Lists the workspace's pictures and videos, newest first.
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
     * Read a file's details
     * @description Returns one file: its type, size and alternative text, and where its bytes can be read.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_media"];
    put?: never;
    post?: never;
    /**
     * Delete a file
     * @description Deletes a file that no post uses, for good.
     *
     *     Needs the scope `media:write`.
     */
    delete: operations["delete_media"];
    options?: never;
    head?: never;
    /**
     * Describe a file
     * @description Sets the alternative text of a file; null removes it. Refused while a scheduled or approved post uses the file: unschedule that post first.
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
     * @description Lists the workspace's brands, newest first.
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
     * @description Returns one brand: its name, voice, audience, links and UTM parameters.
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
     * @description Lists the workspace's API keys, newest first, revoked ones too. The keys themselves are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_api_keys"];
    put?: never;
    /**
     * Create an API key
     * @description Creates an API key and returns it this once. It can do no more than the credential that creates it.
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
     * @description Returns one API key: what it may do, and when and from where it was last used.
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
     * @description Creates a successor with the same rights and returns it this once; the old key ends after the overlap.
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
     * @description Returns the calls of a key per day, operation and outcome, the latest day first.
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
     * @description Returns the workspace's own identity provider, whose access tokens are accepted here beside API keys.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_identity_provider"];
    /**
     * Set the identity provider
     * @description Sets the workspace's identity provider, in place of any before; fields left out get their defaults. It holds from the next request on. Its tokens can be granted no more than the credential that sets it holds.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_identity_provider"];
    post?: never;
    /**
     * Remove the identity provider
     * @description Removes the identity provider: its tokens are refused from the next request on.
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
     * @description Returns what an access token of the workspace's identity provider would be allowed here, or the first check that it fails. The provider need not be active for that. The token is not stored.
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
     * @description Reads an issuer's discovery document: where its keys are, and which algorithms it names.
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
     * @description Lists the OAuth clients that the workspace has made, newest first, revoked ones too. Secrets are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_oauth_clients"];
    put?: never;
    /**
     * Create an OAuth client
     * @description Creates an OAuth client for the workspace and returns its secret this once.
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
     * @description Returns one OAuth client that the workspace has made.
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
     * @description Gives a client a new secret and returns it this once; the old one ends after the overlap.
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
     * @description Lists every application that may act in the workspace, and for whom, newest first.
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
     * @description Lists the workspace's webhooks: addresses that are told what happens in it; newest first. Secrets are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_webhooks"];
    put?: never;
    /**
     * Create a webhook
     * @description Registers an address that is told what happens in the workspace, by Standard Webhooks: each message is signed, retried for a day, and logged. Returns the secret this once.
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
     * @description Returns one webhook: its address, its events, and whether messages arrive.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_webhook"];
    put?: never;
    post?: never;
    /**
     * Delete a webhook
     * @description Deletes a webhook with its secret, its waiting messages and its log.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_webhook"];
    options?: never;
    head?: never;
    /**
     * Change a webhook
     * @description Changes the fields that are sent and leaves the others. A webhook that the server has disabled works again once `status` is `active`; what it missed can be replayed.
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
     * @description Makes a new secret and returns it this once. During the overlap messages carry two signatures, one of each secret.
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
     * @description Lists the messages of the last 30 days, newest first, with every attempt and what was answered.
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
     * @description Sends a message again, unchanged and under the same id, with all its retries.
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
     * @description Sends a signed message of type `webhook.test` now, once, and returns how that went.
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
     * @description Lists the MCP servers that the workspace has registered, newest first, with their health. Their tools are called over MCP, as `<slug>__<tool>`.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_connectors"];
    put?: never;
    /**
     * Register an MCP server
     * @description Registers an MCP server. Its tools then appear over MCP as `<slug>__<tool>` to every credential that may call them, and are called with the headers given here, never with the caller's own credential. They are looked up in the background; refresh_connector waits for that.
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
     * @description Returns one connector: its address, health and limits.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_connector"];
    put?: never;
    post?: never;
    /**
     * Delete a connector
     * @description Deletes a connector with its secrets, and revokes its login where possible. Its tools are gone for every caller.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["delete_connector"];
    options?: never;
    head?: never;
    /**
     * Change a connector
     * @description Changes the fields that are sent and leaves the others; `headers` replaces all of them. With a new `url` the stored headers are removed unless they are sent with it, and a login is revoked and has to be done again.
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
     * @description Hides a connector's tools and refuses calls to them until it is enabled. Its secrets are kept.
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
     * @description Makes a connector's tools available again. They are looked up in the background.
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
     * Refresh a connector
     * @description Asks the connector's server now what it offers, even if it was down, and returns its health. A server that does not answer is `down`, and `problem` says why.
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
     * @description Lists every tool that the server offered when it was last asked: its name here and there, and whether it is blocked; and what was left out, and why.
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
     * @description Logs in at the connector's server with client credentials, for no person. The client has to be registered at the server's authorization server. Tokens are renewed automatically.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_connector_client"];
    /**
     * Start a login at a connector's server
     * @description Returns the address where an admin agrees, at the authorization server of the connector's server. This server registers itself there if anyone may; otherwise give the `client_id` and `client_secret` of a client registered by hand. The admin is sent back here, and the login is finished if the same person is signed in; other clients call finish_connector_login with what is shown.
     *
     *     Needs the scope `workspace:admin`.
     */
    post: operations["start_connector_login"];
    /**
     * Log out at a connector's server
     * @description Deletes the tokens of a connector's login, and revokes them at the authorization server where possible.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["revoke_connector_login"];
    options?: never;
    head?: never;
    /**
     * Finish a login at a connector's server
     * @description Finishes a login: exchanges the `code` that the authorization server sent the browser back with for tokens, which are stored encrypted. Works once, within ten minutes, for whoever started it.
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
     * @description Lists the members of the workspace and their roles, the latest first.
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
     * @description Removes a person from the workspace, from the next request on. Their API keys and the grants they gave end for good.
     *
     *     Needs the scope `workspace:admin`.
     */
    delete: operations["remove_member"];
    options?: never;
    head?: never;
    /**
     * Change a member's role
     * @description Changes a member's role, from the next request on. Only an owner can make somebody an owner, or change an owner's role.
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
     * @description Lists who was invited, newest first, and what became of each invite. The links themselves are never shown again.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["list_invites"];
    put?: never;
    /**
     * Invite a team member
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
     * @description Revokes an invite: its link works no more. Revoking it again changes nothing.
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
     * @description Returns whose posts need a person's approval before they are published.
     *
     *     Needs the scope `posts:read`.
     */
    get: operations["get_approval_policy"];
    /**
     * Set the approval policy
     * @description Sets whose posts need a person's approval before they are published. Keys and clients that a listed one creates, or that replace it, need it too. Posts that are already scheduled stay so.
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
     * @description Lists the API keys and OAuth clients that have a policy, newest first, with the policy.
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
     * @description Returns the policy of an API key or OAuth client. A caller's own is in get_me.
     *
     *     Needs the scope `workspace:admin`.
     */
    get: operations["get_agent_policy"];
    /**
     * Set an agent policy
     * @description Sets the policy of an API key or OAuth client, from its next request on: the tools and accounts it may use, how many posts a day it may schedule or publish, when none may be published, and whether a person must approve them. What is left out is not limited. Keys and clients that it creates, or that replace it, come under the same policy.
     *
     *     Needs the scope `workspace:admin`.
     */
    put: operations["set_agent_policy"];
    post?: never;
    /**
     * Delete an agent policy
     * @description Deletes a policy: from the next request on, the credential and those under the same policy are limited by their scopes alone.
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
     * @description Returns the workspace that the credential belongs to: its name, time zone and plan.
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
     * @description Changes the fields that are sent and leaves the others. With another time zone the slots move; posts that are already scheduled keep their times.
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
     * @description Returns what the credential is: its workspace, whom it acts as, its scopes and limits, and what its policy leaves for today.
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
     * @description Lists the browsers in which you are signed in, the one used last first; at most 50. Empty for a credential without a person, and for an application's.
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
     * @description Signs you out in that browser, from the next request on.
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
     * @description Lists the applications that you have let act for you in this workspace, newest first. An application sees only its own grant.
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
     * @description Returns what the plan allows, how much of it is used, and the calls per day, operation and outcome.
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
     * @description Lists who changed what, newest first. Nothing in the log can be changed or deleted.
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
       * @description The post's status on this account.
       * @example draft
       */
      status: string;
      /** @description The post's id on the network. */
      remote_id: string | null;
      /** @description Its address on the network. */
      url: string | null;
      /** @description The post's link with its UTM parameters, once it is scheduled. */
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
       * @description The brand it belongs to; default: the workspace's first.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description Its status.
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
        /** @description Its pictures and videos, in order. */
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
      /** @description The post's own settings of UTM parameters. */
      utm: Record<string, never> | null;
      /** @description The UTM parameters of its links, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: none, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it is to be published.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it was published.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person has approved it, where that is needed. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they decided.
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
         * @description When they decided.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description Their message. */
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
      /** @description The items of this page. */
      data: components["schemas"]["Post"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description When that was published, or is to be.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /** @description The same in words. */
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
       * @description The brand it belongs to; default: the workspace's first.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description Its status.
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
        /** @description Its pictures and videos, in order. */
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
      /** @description The post's own settings of UTM parameters. */
      utm: Record<string, never> | null;
      /** @description The UTM parameters of its links, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: none, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it is to be published.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it was published.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person has approved it, where that is needed. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they decided.
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
         * @description When they decided.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description Their message. */
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
       * @description Always true.
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
      /** @description The length of a video. */
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
      /** @description The text as people read it there, with the link where it is part of the text. */
      text: string;
      /** @description The parts of the text that can be clicked, in order. */
      marks: components["schemas"]["PreviewMark"][];
      /** @description Its length as the network counts it. */
      length: number;
      /** @description The longest length allowed; null: the network has no such parts. */
      max_length: number | null;
      /** @description What is counted. */
      unit: ("graphemes" | "utf16" | "emoji_bytes" | "weighted") | null;
      /** @description How many bytes it has, where these are limited too. */
      bytes: number | null;
      /** @description How many it may have. */
      max_bytes: number | null;
      /** @description The link that is shown as a card below the text. */
      card_url: string | null;
      /** @description Its pictures and videos, in order. */
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
      /** @description The post's status on this account. */
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
      /** @description The value as the network measures it. */
      measured: number | string;
      /** @description What the network allows. */
      allowed: number | string;
      /** @description The same in words. */
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
       * @description The brand it belongs to; default: the workspace's first.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description Its status.
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
       * @description When it is to be published.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it was published.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person has approved it, where that is needed. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they decided.
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
         * @description When they decided.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description Their message. */
        note: string | null;
      };
      /**
       * Format: date-time
       * @description When it was last changed.
       * @example 2026-12-01T09:00:00Z
       */
      updated_at: string;
      /** @description Why its status keeps it from being scheduled; null: it does not. */
      refused: string | null;
      /** @description How it would look on each account. */
      accounts: components["schemas"]["AccountPreview"][];
      /** @description What keeps it from being published; empty: nothing. */
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
       * @description The brand it belongs to; default: the workspace's first.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string;
      /**
       * @description Its status.
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
        /** @description Its pictures and videos, in order. */
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
      /** @description The post's own settings of UTM parameters. */
      utm: Record<string, never> | null;
      /** @description The UTM parameters of its links, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: none, or it is a draft. */
      tracking: Record<string, never> | null;
      /**
       * Format: date-time
       * @description When it is to be published.
       * @example 2026-12-01T09:00:00Z
       */
      scheduled_at: string | null;
      /**
       * Format: date-time
       * @description When it was published.
       * @example 2026-12-01T09:00:00Z
       */
      published_at: string | null;
      /** @description Whether a person has approved it, where that is needed. */
      approval: {
        /**
         * @description Whether a person has been asked, and what they decided.
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
         * @description When they decided.
         * @example 2026-12-01T09:00:00Z
         */
        decided_at: string | null;
        /** @description Their message. */
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
         * @description When it would be published.
         * @example 2026-12-01T09:00:00Z
         */
        would_publish_at: string;
        /** @description The accounts it would be published on. */
        account_ids: string[];
        /** @description Whether it would wait for a person's approval first. */
        needs_approval: boolean;
        /** @description What keeps it from being published; empty: nothing. */
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
      /** @description The number of the call for this account, from 1. */
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
       * @description When the network had answered; null: it never did.
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
       * @description When it was published, is to be, or was to be.
       * @example 2026-12-01T09:00:00Z
       */
      at: string;
      /**
       * @description The same time in the workspace's time zone.
       * @example 2026-12-01T09:30:00+01:00
       */
      local_time: string;
      /**
       * @description Its status.
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
      /** @description The beginning of its text. */
      text: string;
      /** @description The networks it goes to. */
      networks: string[];
      /** @description How many pictures and videos it has. */
      media: number;
      /** @description How many parts its thread has after the post. */
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
       * @description The same time in the workspace's time zone.
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
       * @description The brand that it is for; null: every brand.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; empty: all. */
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
       * @description Today's date there.
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
      /** @description Posts that were published, are scheduled, await approval or failed, in order of time. */
      posts: components["schemas"]["CalendarPost"][];
      /** @description The coming slots that no post has taken, in order. */
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
       * @description The brand that it is for; null: every brand.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; empty: all. */
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
       * @description The same time in the workspace's time zone.
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
       * @description The brand that it is for; null: every brand.
       * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      brand_id: string | null;
      /** @description The accounts that it is for; empty: all. */
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
        /** @description How often it was seen. Null, here and in the other figures: the network does not tell. */
        impressions: number | null;
        /** @description Likes and other reactions. */
        likes: number | null;
        /** @description Replies and comments. */
        replies: number | null;
        /** @description Reposts and shares. */
        reposts: number | null;
        /** @description Reposts with a comment. */
        quotes: number | null;
        /** @description Clicks. */
        clicks: number | null;
        /** @description Bookmarks. */
        saves: number | null;
      };
      /** @description Each account that the post was published on. */
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
          /** @description How often it was seen. Null, here and in the other figures: the network does not tell. */
          impressions: number | null;
          /** @description Likes and other reactions. */
          likes: number | null;
          /** @description Replies and comments. */
          replies: number | null;
          /** @description Reposts and shares. */
          reposts: number | null;
          /** @description Reposts with a comment. */
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
          /** @description How often it was seen. Null, here and in the other figures: the network does not tell. */
          impressions: number | null;
          /** @description Likes and other reactions. */
          likes: number | null;
          /** @description Replies and comments. */
          replies: number | null;
          /** @description Reposts and shares. */
          reposts: number | null;
          /** @description Reposts with a comment. */
          quotes: number | null;
          /** @description Clicks. */
          clicks: number | null;
          /** @description Bookmarks. */
          saves: number | null;
        }[];
        /**
         * Format: date-time
         * @description When figures are pulled next; null: no more.
         * @example 2026-12-01T09:00:00Z
         */
        next_at: string | null;
        /** @description Why the last pull failed. */
        problem: string | null;
      }[];
    };
    /** AccountsAnalytics */
    AccountsAnalytics: {
      /**
       * Format: date-time
       * @description The start.
       * @example 2026-12-01T09:00:00Z
       */
      from: string;
      /**
       * Format: date-time
       * @description The end, itself not included.
       * @example 2026-12-01T09:00:00Z
       */
      to: string;
      /**
       * @description The time that one point of a series stands for, in UTC.
       * @enum {string}
       */
      bucket: "day" | "hour";
      /** @description All accounts together; the figures of posts are the latest of those published in this time. */
      totals: {
        /** @description How many follow it. Null, here and below: the network does not tell, or nothing was pulled yet. */
        followers: number | null;
        /** @description How many it follows. */
        following: number | null;
        /** @description What it has posted, as the network counts. */
        posts: number | null;
        /** @description How many followers it gained, or lost where negative. */
        followers_change: number | null;
        /** @description Posts of the workspace published in this time. */
        published: number;
        /** @description How often it was seen. Null, here and in the other figures: the network does not tell. */
        impressions: number | null;
        /** @description Likes and other reactions. */
        likes: number | null;
        /** @description Replies and comments. */
        replies: number | null;
        /** @description Reposts and shares. */
        reposts: number | null;
        /** @description Reposts with a comment. */
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
        /** @description How many follow it. Null, here and below: the network does not tell, or nothing was pulled yet. */
        followers: number | null;
        /** @description How many it follows. */
        following: number | null;
        /** @description What it has posted, as the network counts. */
        posts: number | null;
        /** @description How many followers it gained, or lost where negative. */
        followers_change: number | null;
        /** @description The last snapshot in each bucket that has one. */
        series: {
          /**
           * Format: date-time
           * @description Where the bucket begins.
           * @example 2026-12-01T09:00:00Z
           */
          time: string;
          /** @description How many follow it. Null, here and below: the network does not tell, or nothing was pulled yet. */
          followers: number | null;
          /** @description How many it follows. */
          following: number | null;
          /** @description What it has posted, as the network counts. */
          posts: number | null;
        }[];
      }[];
    };
    /** BestTimes */
    BestTimes: {
      /** @description Whether there are enough posts to tell. */
      enough: boolean;
      /** @description How many posts were counted: those with figures that are at least a day old. */
      posts: number;
      /** @description How many are needed. */
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
        /** @description From how many posts this comes. */
        posts: number;
        /** @description Their engagement compared with the account's average, which is 1. */
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
      /** @description How the brand speaks; AI writing follows it. */
      voice: string;
      /** @description Whom the brand speaks to. */
      audience: string;
    };
    /** Persona */
    Persona: {
      /** @description How many posts of the last year this is counted from. */
      posts: number;
      /** @description The brands with their own description of their voice. */
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
      /** @description The share of posts with a picture or video, from 0 to 1. */
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
      /** @description The posts with the most engagement. */
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
      /** @description The networks that did not answer. */
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
      /** @description What the model would be asked; only in the answer to `dry_run`, and then nothing was. */
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
      /** @description What the model would be asked; only in the answer to `dry_run`, and then nothing was. */
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
      /** @description What the model would be asked; only in the answer to `dry_run`, and then nothing was. */
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
      /** @description What the model would be asked; only in the answer to `dry_run`, and then nothing was. */
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
      /** @description true: the workspace's own; false: the server's. */
      own: boolean;
      /**
       * @description `openai`: any server that speaks OpenAI's protocol, Ollama and llama.cpp among them; `anthropic`: Anthropic.
       * @enum {string}
       */
      provider: "openai" | "anthropic";
      /** @description The address of its API; null for the server's own, which is not shown. */
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
      /** @description true: the workspace's own; false: the server's. */
      own: boolean;
      /** @description How long that took, in milliseconds. */
      ms: number;
      /** @description Why it did not, and what to do. */
      problem: string | null;
    };
    /** DeletedAiProvider */
    DeletedAiProvider: {
      /** @description The id it had. */
      id: string;
      /**
       * @description Always true.
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
      /** @description The items of this page. */
      data: components["schemas"]["AiCall"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
     * @description Connecting by typing a credential, with connect_account.
     */
    NetworkForm: {
      /**
       * @description The kind of credential that is typed.
       * @enum {string}
       */
      way: "app_password" | "token" | "webhook";
      /** @description The fields to fill in. */
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
      /** @description The ways to connect by typing a credential. */
      forms: components["schemas"]["NetworkForm"][];
      /** @description The limits of its posts; those of single servers and accounts may differ. */
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
        /** @description Pictures and videos. */
        media: {
          /** @description The most files in one post. */
          count: number;
          /** @description Whether a post needs one. */
          required: boolean;
          /** @description Whether one post can have both pictures and videos. */
          mixed: boolean;
          /** @description The longest description, in graphemes; 0 where it takes none. */
          alt_length: number;
          /** @description Pictures. */
          image: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
          /** @description Animated pictures (GIF). */
          gif: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
          /** @description Videos. */
          video: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
        };
        /** @description The most parts that may follow a post; 0 where it has no threads. */
        thread: number;
        /** @description How many seconds must pass before the same text is accepted again; 0: none. */
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
       * @description `paused`: its scheduled posts wait. `broken`: the network refuses its credentials; connect it again.
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
      /** @description The items of this page. */
      data: components["schemas"]["Account"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description `paused`: its scheduled posts wait. `broken`: the network refuses its credentials; connect it again.
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
      /** @description Where they are sent back to: the app at the network has to allow it. */
      redirect_uri: string;
      /**
       * Format: date-time
       * @description The time by which it must be finished.
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
       * @description `paused`: its scheduled posts wait. `broken`: the network refuses its credentials; connect it again.
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
      /** @description The limits of posts on it: those of its network, its server and the operator. */
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
        /** @description Pictures and videos. */
        media: {
          /** @description The most files in one post. */
          count: number;
          /** @description Whether a post needs one. */
          required: boolean;
          /** @description Whether one post can have both pictures and videos. */
          mixed: boolean;
          /** @description The longest description, in graphemes; 0 where it takes none. */
          alt_length: number;
          /** @description Pictures. */
          image: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
          /** @description Animated pictures (GIF). */
          gif: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
          /** @description Videos. */
          video: {
            /** @description The media types it takes. */
            types: string[];
            /** @description The most files of this kind in one post. */
            count: number;
            /** @description The largest file, in bytes. */
            max_bytes: number;
            /** @description The most pixels, width times height. */
            max_pixels: number | null;
            /** @description The longest side in pixels. */
            max_side: number | null;
            /** @description The narrowest shape, width by height. */
            min_ratio: number | null;
            /** @description The widest shape, width by height. */
            max_ratio: number | null;
            /** @description The longest video, in seconds. */
            max_seconds: number | null;
          };
        };
        /** @description The most parts that may follow a post; 0 where it has no threads. */
        thread: number;
        /** @description How many seconds must pass before the same text is accepted again; 0: none. */
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
       * @description `paused`: its scheduled posts wait. `broken`: the network refuses its credentials; connect it again.
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
      /** @description How many scheduled posts were canceled. */
      canceled_posts: number;
      /** @description Whether the network has revoked its credential. */
      revoked: boolean;
      /** @description What came of revoking it, in words. */
      revocation: string;
      /** @description Whether its credential is erased from the database files too; false: it will be as soon as nothing reads them. */
      purged: boolean;
    };
    /** MediaUpload */
    MediaUpload: {
      /**
       * @description The file's id.
       * @example media_01kb0a7x2wfh3sm6q8e4rd5n9c
       */
      id: string;
      /** @description Where the bytes go. It needs no credential, so keep it secret. */
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
       * @description The time by which the bytes must be sent.
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
       * @description `pending`: not uploaded; `uploaded`: to be confirmed; `ready`: posts can use it.
       * @enum {string}
       */
      status: "pending" | "uploaded" | "ready";
      /** @description Its width in pixels, as it is shown. */
      width: number | null;
      /** @description Its height in pixels, as it is shown. */
      height: number | null;
      /** @description The length of a video. */
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
      /** @description The items of this page. */
      data: components["schemas"]["Media"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Always true.
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
      /** @description How the brand speaks; AI writing follows it. */
      voice: string;
      /** @description Whom the brand speaks to. */
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
      /** @description UTM parameters for the links of its posts; null: none. In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out. */
      utm: {
        /**
         * @description `utm_source`; default: `{network}`.
         * @example {network}
         */
        source?: string | null;
        /**
         * @description `utm_medium`; default: `social`.
         * @example social
         */
        medium?: string | null;
        /**
         * @description `utm_campaign`; default: none.
         * @example launch
         */
        campaign?: string | null;
        /**
         * @description `utm_term`; default: none.
         * @example shoes
         */
        term?: string | null;
        /**
         * @description `utm_content`; default: none.
         * @example {post}
         */
        content?: string | null;
        /** @description Domains whose links in texts are marked too, with their subdomains. */
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
      /** @description The items of this page. */
      data: components["schemas"]["BrandProfile"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Always true.
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
       * @description `user`: acts as the member who made it. `service`: acts for no person.
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
      /** @description IP addresses and ranges it may be used from; empty: anywhere. */
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
      /** @description Your own names and values; at most 50. */
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
      /** @description The items of this page. */
      data: components["schemas"]["ApiKey"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description `user`: acts as the member who made it. `service`: acts for no person.
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
      /** @description IP addresses and ranges it may be used from; empty: anywhere. */
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
      /** @description Your own names and values; at most 50. */
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
      /** @description The id it had. */
      id: string;
      /**
       * @description Always true.
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
       * @description Its name, as people are shown it.
       * @example Reports
       */
      name: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description The grant types it may use. */
      grant_types: string[];
      /** @description Where people may be sent back to. */
      redirect_uris: string[];
      /** @description What it may be granted at most. */
      scopes: string[];
      /**
       * @description How it authenticates.
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
      /** @description The items of this page. */
      data: components["schemas"]["OAuthClient"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Its name, as people are shown it.
       * @example Reports
       */
      name: string;
      /**
       * @description Whether it works.
       * @enum {string}
       */
      status: "active" | "disabled" | "revoked";
      /** @description The grant types it may use. */
      grant_types: string[];
      /** @description Where people may be sent back to. */
      redirect_uris: string[];
      /** @description What it may be granted at most. */
      scopes: string[];
      /**
       * @description How it authenticates.
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
      /** @description The items of this page. */
      data: components["schemas"]["Grant"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Where messages are sent: https and public, or an address that the operator has allowed.
       * @example https://example.com/launch
       */
      url: string;
      /** @description What it is for. */
      description: string;
      /** @description The events it is told of. */
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
       * @description `disabled`: it is sent nothing.
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
      /** @description The items of this page. */
      data: components["schemas"]["Webhook"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Where messages are sent: https and public, or an address that the operator has allowed.
       * @example https://example.com/launch
       */
      url: string;
      /** @description What it is for. */
      description: string;
      /** @description The events it is told of. */
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
       * @description `disabled`: it is sent nothing.
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
       * @description Always true.
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
      /** @description The items of this page. */
      data: components["schemas"]["WebhookDelivery"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description The server's MCP address (Streamable HTTP): https and public, or one that the operator has allowed.
       * @example https://example.com/launch
       */
      url: string;
      /**
       * @description `disabled`: its tools are hidden and calls are refused.
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
      /** @description Tools to hide and refuse, by the names the server gives them. */
      blocked_tools: string[];
      /** @description Limits of calls and answers. */
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
       * @description Whether it answered when it was last asked; `unknown`: it never was.
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
      /** @description The items of this page. */
      data: components["schemas"]["Connector"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description Always true.
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
      /** @description Where they are sent back to: a client registered by hand has to allow it. */
      redirect_uri: string;
      /**
       * Format: date-time
       * @description The time by which it must be finished.
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
       * @description What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.
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
      /** @description The items of this page. */
      data: components["schemas"]["Member"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
       * @description What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.
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
       * @description What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.
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
      /** @description The items of this page. */
      data: components["schemas"]["Invite"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
      next_cursor?: string;
    };
    /** ApprovalPolicy */
    ApprovalPolicy: {
      /**
       * @description `always`: every post waits for a person's approval. `never`: only those of the credentials in `needs_approval`.
       * @enum {string}
       */
      require_approval: "never" | "always";
      /** @description The ids of API keys and OAuth clients whose posts are published only once a person has approved them. */
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
       * @description When they end; on the next day if that is not later than `from`. 24:00 is the end of the day.
       * @example 07:00
       */
      to: string;
      /** @description The days on which they begin; empty: every day. */
      weekdays: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
    };
    /** AgentPolicy */
    AgentPolicy: {
      /** @description The API key or OAuth client that it binds. */
      subject: string;
      /** @description Whose policy it is under, and counted with: it was made or replaced by that one. */
      follows: string | null;
      /** @description The only tools it may call, over REST and the command line too: names of operations and of connectors' tools; `notion__*` for all of a connector. null: no limit. */
      allowed_tools: string[] | null;
      /** @description The only accounts whose posts it may write, change, schedule and publish. null: no limit. */
      allowed_accounts: string[] | null;
      /** @description How many posts it may schedule, publish or send for approval in one day of the workspace's time zone. null: no limit. */
      posts_per_day: number | null;
      /** @description Whether its posts wait for a person's approval before they are published. */
      needs_approval: boolean;
      /** @description When none of its posts may be published. */
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
      /** @description The items of this page. */
      data: components["schemas"]["AgentPolicy"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
      next_cursor?: string;
    };
    /** DeletedAgentPolicy */
    DeletedAgentPolicy: {
      /** @description The API key or OAuth client whose policy it was. */
      id: string;
      /**
       * @description Always true.
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
       * @description The time zone of its slots, its calendar and its limits by the day.
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
        /** @description The only tools it may call, over REST and the command line too: names of operations and of connectors' tools; `notion__*` for all of a connector. null: no limit. */
        allowed_tools: string[] | null;
        /** @description The only accounts whose posts it may write, change, schedule and publish. null: no limit. */
        allowed_accounts: string[] | null;
        /** @description How many posts it may schedule, publish or send for approval in one day of the workspace's time zone. null: no limit. */
        posts_per_day: number | null;
        /** @description Whether its posts wait for a person's approval before they are published. */
        needs_approval: boolean;
        /** @description When none of its posts may be published. */
        quiet_hours: components["schemas"]["QuietHours"][];
        /** @description The time zone that its days and hours are of. */
        time_zone: string;
        /**
         * @description The day that it is there.
         * @example 2026-12-01
         */
        day: string;
        /** @description How many posts it has scheduled, published or sent for approval today. */
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
        /** @description How many the plan allows; null: no limit. */
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
      /** @description The items of this page. */
      data: components["schemas"]["AuditEvent"][];
      /** @description Send it as `cursor` for the next page; absent on the last page. */
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
    /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only posts with one of these statuses. */
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
        /** @description Only posts of this time or later: when they were published, else are scheduled, else were created. */
        from?: string;
        /** @description Only posts of this time or earlier, counted in the same way. */
        to?: string;
        /** @description Words to search for: a post must contain all of them; the last may be the beginning of a word. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The accounts to publish to. All texts of the post, counted once for each of them, have at most 250,000 characters.
           * @default []
           */
          account_ids?: string[];
          /**
           * @description The brand it belongs to; default: the workspace's first.
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
            /** @description Its pictures and videos, in order. */
            media_ids?: string[];
          }[];
          /**
           * @description The pictures and videos of the post, in order.
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
           * @description UTM parameters for its links, where they differ from its brand's; null: as the brand says. In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out.
           * @default null
           */
          utm?: {
            /**
             * @description `utm_source`; default: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; default: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; default: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; default: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; default: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Domains whose links in texts are marked too, with their subdomains. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description The accounts to publish to. All texts of the post, counted once for each of them, have at most 250,000 characters. */
          account_ids?: string[];
          /**
           * @description The brand it belongs to; default: the workspace's first.
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
            /** @description Its pictures and videos, in order. */
            media_ids?: string[];
          }[];
          /** @description The pictures and videos of the post, in order. */
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
          /** @description UTM parameters for its links, where they differ from its brand's; null: as the brand says. In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out. */
          utm?: {
            /**
             * @description `utm_source`; default: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; default: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; default: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; default: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; default: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Domains whose links in texts are marked too, with their subdomains. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description When to publish it: a future time, or `next-free-slot`.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The post's address on the network.
           * @default null
           * @example https://example.com/launch
           */
          url?: string | null;
          /**
           * @description With `not_published`: send it again.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description A message to whoever asked for the approval.
           * @default null
           */
          note?: string | null;
          /**
           * Format: date-time
           * @description The `updated_at` of the post as it was read: refused if the post has changed since.
           * @example 2026-12-01T09:00:00Z
           */
          updated_at?: string;
          /**
           * Format: date-time
           * @description Another future time, instead of the one that was asked for.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description A message to whoever asked for the approval.
           * @default null
           */
          note?: string | null;
          /**
           * Format: date-time
           * @description The `updated_at` of the post as it was read: refused if the post has changed since.
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
        /** @description The first day; default: Monday of this week. */
        from?: string;
        /** @description The last day, at most 42 days in all; default: six days after the first. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description All slots, as they are to be. */
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
             * @description The brand that it is for; null: every brand.
             * @example brand_01kb0a7x2wfh3sm6q8e4rd5n9c
             */
            brand_id?: string | null;
            /** @description The accounts that it is for; empty: all. */
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
        /** @description How many slots to return at most. */
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
        /** @description The start; default: 30 days before `to`, or 2 days where `bucket` is `hour`. */
        from?: string;
        /** @description The end, itself not included; default: now. */
        to?: string;
        /** @description Only this account. */
        account_id?: string;
        /** @description The time that one point of a series stands for, in UTC. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The text to work on.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description How it should sound.
           * @example friendly, short
           */
          tone?: string;
          /**
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The text to work on.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The text to work on.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The text to work on.
           * @example We launch on Monday. Come and see.
           */
          text: string;
          /**
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The brand in whose voice to write; default: the workspace's only brand, or none if it has several.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The address of its API: https and public, or one that the operator has allowed.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only calls made by this operation. */
        operation?:
          | "rewrite_text"
          | "compose_text"
          | "optimise_text"
          | "suggest_hashtags"
          | "write_thread"
          | "suggest_ideas"
          | "test_ai_provider";
        /** @description Only calls with this outcome. */
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
        /** @description The first day (UTC); default: 30 days before `to`. */
        from?: string;
        /** @description The last day (UTC); default: today. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only accounts on this network. */
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
        /** @description Only accounts with this status. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The kind of credential; needed where the network takes several with the same fields.
           * @enum {string}
           */
          way?: "app_password" | "token" | "webhook";
          /**
           * @description The credential, by the names of the fields that list_networks gives.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description As it was sent back by the network. */
          state: string;
          /** @description As it was sent back by the network. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The new status.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only files with this status. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description How the brand speaks; AI writing follows it.
           * @default
           */
          voice?: string;
          /**
           * @description Whom the brand speaks to.
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
           * @description UTM parameters for the links of its posts; null: none. In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out.
           * @default null
           */
          utm?: {
            /**
             * @description `utm_source`; default: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; default: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; default: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; default: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; default: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Domains whose links in texts are marked too, with their subdomains. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description How the brand speaks; AI writing follows it. */
          voice?: string;
          /** @description Whom the brand speaks to. */
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
          /** @description UTM parameters for the links of its posts; null: none. In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out. */
          utm?: {
            /**
             * @description `utm_source`; default: `{network}`.
             * @example {network}
             */
            source?: string | null;
            /**
             * @description `utm_medium`; default: `social`.
             * @example social
             */
            medium?: string | null;
            /**
             * @description `utm_campaign`; default: none.
             * @example launch
             */
            campaign?: string | null;
            /**
             * @description `utm_term`; default: none.
             * @example shoes
             */
            term?: string | null;
            /**
             * @description `utm_content`; default: none.
             * @example {post}
             */
            content?: string | null;
            /** @description Domains whose links in texts are marked too, with their subdomains. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description `user`: acts as you. `service`: acts for no person, and outlives yours. Default: `user` where the credential has a person.
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
           * @description IP addresses and ranges it may be used from; empty: anywhere.
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
           * @description Your own names and values; at most 50.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description IP addresses and ranges it may be used from; empty: anywhere. */
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
          /** @description Your own names and values; at most 50. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description The first day (UTC); default: 30 days before `to`. */
        from?: string;
        /** @description The last day (UTC); default: today. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description Where its keys are; default: what its discovery document says.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description Its name, as people are shown it.
           * @example Reports
           */
          name: string;
          /** @description The grant types it may use; client_credentials acts for no person. */
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
           * @description How it authenticates; `none` for an application that cannot keep a secret.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description Its name, as people are shown it.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only grants of this client. */
        client?: string;
        /** @description Only grants that this member gave. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description Where messages are sent: https and public, or an address that the operator has allowed.
           * @example https://example.com/launch
           */
          url: string;
          /**
           * @description What it is for.
           * @default
           */
          description?: string;
          /**
           * @description The events it is told of.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description Where messages are sent: https and public, or an address that the operator has allowed.
           * @example https://example.com/launch
           */
          url?: string;
          /** @description What it is for. */
          description?: string;
          /** @description The events it is told of. */
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
           * @description `disabled`: it is sent nothing.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only messages with this status. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The server's MCP address (Streamable HTTP): https and public, or one that the operator has allowed.
           * @example https://example.com/launch
           */
          url: string;
          /**
           * @description Headers that are sent with every call; their values are stored encrypted and never shown again.
           * @default {}
           * @example {
           *       "Authorization": "Bearer xxxx"
           *     }
           */
          headers?: {
            [key: string]: string;
          };
          /**
           * @description Tools to hide and refuse, by the names the server gives them.
           * @default []
           */
          blocked_tools?: string[];
          /** @description Limits of calls and answers; those left out stay as they are, or as usual for a new connector. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The server's MCP address (Streamable HTTP): https and public, or one that the operator has allowed.
           * @example https://example.com/launch
           */
          url?: string;
          /** @description Tools to hide and refuse, by the names the server gives them. */
          blocked_tools?: string[];
          /**
           * @description Headers that are sent with every call; their values are stored encrypted and never shown again.
           * @example {
           *       "Authorization": "Bearer xxxx"
           *     }
           */
          headers?: {
            [key: string]: string;
          };
          /** @description Limits of calls and answers; those left out stay as they are, or as usual for a new connector. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description The id by which the authorization server knows this server. */
          client_id: string;
          /** @description Its secret; stored encrypted and never shown again. */
          client_secret: string;
          /**
           * @description The scopes to ask for, separated by spaces; default: those that the server names.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description The id by which the authorization server knows this server. */
          client_id?: string;
          /** @description Its secret; stored encrypted and never shown again. */
          client_secret?: string;
          /**
           * @description The scopes to ask for, separated by spaces; default: those that the server names.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
          /** @description As it was sent back by the authorization server. */
          state: string;
          /** @description As it was sent back by the authorization server. */
          code: string;
          /** @description As it was sent back, if it was. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description What they may do: `owner` and `admin` administer the workspace, `member` works in it, `viewer` reads it.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description `always`: every post waits for a person's approval. `never`: only those of the credentials in `needs_approval`.
           * @enum {string}
           */
          require_approval: "never" | "always";
          /**
           * @description The ids of API keys and OAuth clients whose posts are published only once a person has approved them.
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The only tools it may call, over REST and the command line too: names of operations and of connectors' tools; `notion__*` for all of a connector. null: no limit.
           * @default null
           */
          allowed_tools?: string[] | null;
          /**
           * @description The only accounts whose posts it may write, change, schedule and publish. null: no limit.
           * @default null
           */
          allowed_accounts?: string[] | null;
          /**
           * @description How many posts it may schedule, publish or send for approval in one day of the workspace's time zone. null: no limit.
           * @default null
           */
          posts_per_day?: number | null;
          /**
           * @description When none of its posts may be published.
           * @default []
           */
          quiet_hours?: {
            /**
             * @description When they begin, in the workspace's time zone.
             * @example 22:00
             */
            from: string;
            /**
             * @description When they end; on the next day if that is not later than `from`. 24:00 is the end of the day.
             * @example 07:00
             */
            to: string;
            /** @description The days on which they begin; empty: every day. */
            weekdays?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
          }[];
          /**
           * @description Whether its posts wait for a person's approval before they are published.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
           * @description The time zone of its slots, its calendar and its limits by the day.
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
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
        /** @description true: check everything and return what would happen; nothing is changed. The answer is the one that would have been given, with the header `Dry-Run: true`; no quota is spent and no secret is made. */
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
        /** @description The first day (UTC); default: 30 days before `to`. */
        from?: string;
        /** @description The last day (UTC); default: today. */
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
        /** @description How many items to return at most. */
        limit?: number;
        /** @description How many items to skip from the start of the list; for long lists use `cursor`. */
        offset?: number;
        /** @description The `next_cursor` of the previous page, to continue there; instead of `offset`. */
        cursor?: string;
        /** @description Only events of this operation. */
        event?: string;
        /** @description Only what the credential with this id did. */
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
