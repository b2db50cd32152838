drop index deliveries_due_on_network;
create index deliveries_due_on_network on deliveries (network, state, next_at) where next_at is not null;
