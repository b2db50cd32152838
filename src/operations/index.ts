import { disconnectAccount, getAccount, listAccounts, refreshAccount, updateAccount } from "./accounts.ts";
import { deleteAgentPolicy, getAgentPolicy, listAgentPolicies, setAgentPolicy } from "./agent-policies.ts";
import { composeText, optimiseText, rewriteText, suggestHashtags, suggestIdeas, writeThread } from "./ai.ts";
import { getAiUsage, listAiCalls } from "./ai-calls.ts";
import { deleteAiProvider, getAiProvider, setAiProvider, testAiProvider } from "./ai-provider.ts";
import { getAccountsAnalytics, getBestTimes, getPostAnalytics } from "./analytics.ts";
import {
  createApiKey,
  disableApiKey,
  enableApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
} from "./api-keys.ts";
import { approvePost, getApprovalPolicy, rejectPost, setApprovalPolicy } from "./approvals.ts";
import { listAuditEvents } from "./audit.ts";
import {
  createBrandProfile,
  deleteBrandProfile,
  getBrandProfile,
  listBrandProfiles,
  updateBrandProfile,
} from "./brands.ts";
import { getCalendar } from "./calendar.ts";
import { connectAccount, finishAccountConnection, startAccountConnection } from "./connections.ts";
import {
  finishConnectorLogin,
  revokeConnectorLogin,
  setConnectorClient,
  startConnectorLogin,
} from "./connector-logins.ts";
import {
  createConnector,
  deleteConnector,
  disableConnector,
  enableConnector,
  getConnector,
  listConnectors,
  listConnectorTools,
  refreshConnector,
  updateConnector,
} from "./connectors.ts";
import { listGrants, listMyGrants, revokeGrant, revokeMyGrant } from "./grants.ts";
import {
  deleteIdentityProvider,
  discoverIdentityProvider,
  getIdentityProvider,
  setIdentityProvider,
  testIdentityProviderToken,
} from "./identity-providers.ts";
import { getPersona, getTrending } from "./insights.ts";
import { inviteTeamMember, listInvites, revokeInvite } from "./invites.ts";
import { getMe } from "./me.ts";
import { confirmMedia, createMediaUpload, deleteMedia, getMedia, listMedia, updateMedia } from "./media.ts";
import { listMembers, removeMember, updateMemberRole } from "./members.ts";
import { listNetworks } from "./networks.ts";
import {
  createOAuthClient,
  disableOAuthClient,
  enableOAuthClient,
  getOAuthClient,
  listOAuthClients,
  revokeOAuthClient,
  rotateOAuthClientSecret,
  updateOAuthClient,
} from "./oauth-clients.ts";
import { createPost, deletePost, getPost, listPosts, updatePost } from "./posts.ts";
import { previewPost } from "./preview.ts";
import { listPostAttempts, publishPost, reconcilePost, schedulePost, unschedulePost } from "./publishing.ts";
import { listMySessions, revokeMySession } from "./sessions.ts";
import { listNextSlots, listSlots, setSlots } from "./slots.ts";
import { getApiKeyUsage, getUsage } from "./usage.ts";
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from "./webhooks.ts";
import { getWorkspace, updateWorkspace } from "./workspace.ts";

/** Everything a caller can ask for. To add an endpoint, a tool and a command, add one name here. */
export const operations = [
  listPosts,
  createPost,
  getPost,
  updatePost,
  deletePost,
  previewPost,
  schedulePost,
  publishPost,
  unschedulePost,
  listPostAttempts,
  reconcilePost,
  approvePost,
  rejectPost,
  getCalendar,
  listSlots,
  setSlots,
  listNextSlots,
  getPostAnalytics,
  getAccountsAnalytics,
  getBestTimes,
  getPersona,
  getTrending,
  rewriteText,
  composeText,
  optimiseText,
  suggestHashtags,
  writeThread,
  suggestIdeas,
  getAiProvider,
  setAiProvider,
  testAiProvider,
  deleteAiProvider,
  listAiCalls,
  getAiUsage,
  listNetworks,
  listAccounts,
  connectAccount,
  startAccountConnection,
  finishAccountConnection,
  getAccount,
  updateAccount,
  refreshAccount,
  disconnectAccount,
  createMediaUpload,
  confirmMedia,
  listMedia,
  getMedia,
  updateMedia,
  deleteMedia,
  listBrandProfiles,
  createBrandProfile,
  getBrandProfile,
  updateBrandProfile,
  deleteBrandProfile,
  listApiKeys,
  createApiKey,
  getApiKey,
  updateApiKey,
  disableApiKey,
  enableApiKey,
  rotateApiKey,
  revokeApiKey,
  getApiKeyUsage,
  getIdentityProvider,
  setIdentityProvider,
  testIdentityProviderToken,
  discoverIdentityProvider,
  deleteIdentityProvider,
  listOAuthClients,
  createOAuthClient,
  getOAuthClient,
  updateOAuthClient,
  disableOAuthClient,
  enableOAuthClient,
  rotateOAuthClientSecret,
  revokeOAuthClient,
  listGrants,
  revokeGrant,
  listWebhooks,
  createWebhook,
  getWebhook,
  updateWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  listWebhookDeliveries,
  replayWebhookDelivery,
  testWebhook,
  listConnectors,
  createConnector,
  getConnector,
  updateConnector,
  deleteConnector,
  disableConnector,
  enableConnector,
  refreshConnector,
  listConnectorTools,
  startConnectorLogin,
  finishConnectorLogin,
  setConnectorClient,
  revokeConnectorLogin,
  listMembers,
  updateMemberRole,
  removeMember,
  inviteTeamMember,
  listInvites,
  revokeInvite,
  getApprovalPolicy,
  setApprovalPolicy,
  listAgentPolicies,
  getAgentPolicy,
  setAgentPolicy,
  deleteAgentPolicy,
  getWorkspace,
  updateWorkspace,
  getMe,
  listMySessions,
  revokeMySession,
  listMyGrants,
  revokeMyGrant,
  getUsage,
  listAuditEvents,
] as const;
